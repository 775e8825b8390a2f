export interface NewAccount {
  who: string;
  login: string;
  initialPassword: string;
}

/** Initial passwords that are still shown; a password given anew takes the place of the one that no longer works. */
export const putAccount = (shown: readonly NewAccount[], account: NewAccount): NewAccount[] => [
  ...shown.filter(({ login }) => login !== account.login),
  account,
];
