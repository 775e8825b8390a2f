import type { OnDocumentSigned } from './documents/signed-document.ts';
import { signMeetingByDocument } from './meetings/sign-by-document.ts';

/** What follows elsewhere when a document is signed; a capability that lies behind documents adds its own here. */
export const listSignatureConsequences = (): OnDocumentSigned[] => [signMeetingByDocument];
