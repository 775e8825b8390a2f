import { useSignedIn } from '../app/session.ts';
import { ConfirmPage } from './ConfirmPage.tsx';
import { MatrixPage } from './MatrixPage.tsx';
import { OfficePage } from './OfficePage.tsx';
import { ReportGridPage } from './ReportGridPage.tsx';
import { useReportingTabs } from './ReportingTabs.tsx';
import { ReviewPage } from './ReviewPage.tsx';

const FIRST = {
  office: OfficePage,
  grid: ReportGridPage,
  confirm: ConfirmPage,
  review: ReviewPage,
  matrix: MatrixPage,
};

/** 填报 opens what this person does there: the office its overview, a head what he signs, a reporter the grid. */
export default function ReportingPage() {
  const roles: readonly string[] = useSignedIn().roles;
  const [first] = useReportingTabs();
  const isReporter = roles.includes('reporter-a') || roles.includes('reporter-b');
  const signs = !isReporter && roles.some((role) => role === 'head' || role.endsWith('-head'));
  const name = first === 'grid' && signs ? 'confirm' : first;
  const Page = name !== undefined && name in FIRST ? FIRST[name as keyof typeof FIRST] : MatrixPage;
  return <Page />;
}
