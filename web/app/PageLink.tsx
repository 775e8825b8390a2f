import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AddressPatch, useSearchParams } from './address.ts';

export interface PageLinkProps {
  /** Path with its places filled, for example `/ledger/123`. */
  to: string;
  search?: AddressPatch;
  className?: string;
  title?: string;
  'aria-current'?: 'page';
  'aria-label'?: string;
  children: ReactNode;
}

/** A link inside the product; the period looked at goes along unless `search` names one. */
export function PageLink({ to, search = {}, children, ...rest }: PageLinkProps) {
  const [params] = useSearchParams();
  return (
    <Link to={to} search={{ period: params.period, ...search } as never} {...rest}>
      {children}
    </Link>
  );
}
