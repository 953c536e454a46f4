import type { DocumentKind } from '../kinds/document-kinds.ts';
import { registrationSlip, settlementAgreement, strikeOffForm } from './forms.ts';
import {
  acceptanceNotice,
  entrustLetter,
  extensionNotice,
  handlingOpinion,
  refusalNotice,
  reReviewOpinion,
  reviewOpinion,
  supervisionOrder,
  transferLetter,
} from './notices.ts';
import type { Page } from './package.ts';

/** The pages of the templates that come with the program. */
export const shippedPages: Readonly<Record<DocumentKind, Page>> = {
  'registration-slip': registrationSlip,
  'acceptance-notice': acceptanceNotice,
  'refusal-notice': refusalNotice,
  'transfer-letter': transferLetter,
  'entrust-letter': entrustLetter,
  'supervision-order': supervisionOrder,
  'extension-notice': extensionNotice,
  'handling-opinion': handlingOpinion,
  'review-opinion': reviewOpinion,
  're-review-opinion': reReviewOpinion,
  'settlement-agreement': settlementAgreement,
  'strike-off-form': strikeOffForm,
};
