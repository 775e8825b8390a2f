import type { IsSignedByOther, OnDocumentSigned } from './documents/signed-document.ts';
import { isSignedByOtherChair, signMeetingByDocument } from './meetings/sign-by-document.ts';

/** What follows elsewhere when a document is signed; a capability that lies behind documents adds its own here. */
export const listSignatureConsequences = (): OnDocumentSigned[] => [signMeetingByDocument];

/** Who is kept from a signature that his post would give him: minutes are signed by the chair of their meeting. */
export const listSignatureLimits = (): IsSignedByOther[] => [isSignedByOtherChair];
