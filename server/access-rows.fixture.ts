// Who may ask each route of the API, by role and by relation to what stands in the sample county: a project, a problem, a
// report and an open handover of the town of Ganxi, a task ordered of it and not yet assigned, a draft of the bulletin, a
// planned meeting. access-matrix.db.test.ts tries it; a route that stands in no row fails there.

/** One person of each kind that the sample has; Zhuping is another town, `foreign` heads the office of another county. */
export const SAMPLE_ACTORS = [
  ...[
    'xmb-head',
    'xmb-1',
    'ganxi-a',
    'ganxi-deputy',
    'ganxi-head',
    'ganxi-admin',
    'zhuping-a',
    'zhuping-head',
  ],
  ...['zjj-review', 'leader2', 'liaison2', 'dcs-head', 'dcs-1', 'zfb-cosign', 'zfb-approve', 'zfb-register'],
  ...['sysadmin', 'secadmin', 'auditor'],
] as const;
export type SampleActor = (typeof SAMPLE_ACTORS)[number];

const ADMINISTRATORS: readonly SampleActor[] = ['sysadmin', 'secadmin', 'auditor'];
const BUSINESS = SAMPLE_ACTORS.filter((actor) => !ADMINISTRATORS.includes(actor));
const OFFICE: readonly SampleActor[] = ['xmb-head', 'xmb-1'];
const INSPECTION: readonly SampleActor[] = ['dcs-head', 'dcs-1'];
const UNITS: readonly SampleActor[] = [
  ...['ganxi-a', 'ganxi-deputy', 'ganxi-head', 'ganxi-admin', 'zhuping-a', 'zhuping-head', 'zjj-review'],
] as SampleActor[];
const REGION_WIDE = BUSINESS.filter((actor) => !UNITS.includes(actor));
const GANXI_KEEPERS: readonly SampleActor[] = [...OFFICE, 'ganxi-admin', 'sysadmin'];
const without = (from: readonly SampleActor[], ...left: SampleActor[]) =>
  from.filter((actor) => !left.includes(actor));
const OTHER_TOWN: SampleActor[] = ['zhuping-a', 'zhuping-head'];

export interface AccessRow {
  who: readonly SampleActor[];
  routes: string;
}

/** Routes without a session: sign-in, set-up by a one-time link, what a link in a letter opens. */
export const OPEN_ROUTES = `signIn session setUpNeed setUpState setUp readCalendarFeed openMeetingReplyLink
  replyToMeetingByLink openReplyLink acknowledgeByLink replyByLink attachFileByLink`;

export const ACCESS_ROWS: readonly AccessRow[] = [
  {
    // One's own account, the directory without telephones, one's own notices and duties.
    who: SAMPLE_ACTORS,
    routes: `signOut signOutEverywhere changePassword beginSecondFactor confirmSecondFactor removeSecondFactor switchPost listOrgs findPosts listLeaders listOrgDetails listOrgChanges
      getOwnProfile setOwnContacts getPeopleSettings delegateRole getToday listHandovers listNotices countNotices
      readNotices getNoticeChoices setNoticeChoices tryMail`,
  },
  {
    // Everybody of the business, each within what he sees: the answers are narrowed, not the routes.
    who: BUSINESS,
    routes: `listPlanBatches listNotStarted listStaleProjects listStartBatches getPlanAudit getSeasonalWeights listPlanLines
      listSavedViews saveView removeView checkPastedTable overview listProjectRows sumProjectRows listPeriods
      filterChoices listMonthTotals previewYearTurn getLightRules getPlanBasisSetting getImageScales getReportGrid
      getConfirmation downloadReportWorkbook uploadReportWorkbook listReportingDuties listReviews listAmendments
      getReportingMatrix getReportingQualityRegister listReportingPeriods getReportingSteps getConfirmationSheet
      listStatisticsImports listIndicatorFilings getIndicatorFreezeState listIndicatorsRevisedSince getIndicatorSettings listEnterprises
      listProjectEntries exportEnterprises listProblems getProblemStatistics listProblemCandidates getProblemRules
      exportProblems importProblems listTasks getTaskStatistics exportTasks getLadderRules getSpeechOptions listReplyTasks
      listMeetings getCalendarFeed makeCalendarFeed revokeCalendarFeed listDocuments getBulletinSettings getDocumentWays
      listPartyChoices exportLedger exportOverview listStartsToVerify downloadProjectList traceTaskFigure traceFigure
      traceIndicatorFigure traceCell downloadTracedFile downloadEvidence getIndicatorBoard getIndicatorPage
      getIndicatorHeatTable getIndicatorForecasts getIndicatorShortfalls getIndicatorMatches getIndicatorWhatIf getIndicatorTileMap
      getIndicatorTargets getIndicatorValueTrace listEconomyPapers getIndicatorFiling getIndicatorStandingCell
      downloadIndicatorWorkbook uploadIndicatorWorkbook getStatisticsSourceCell downloadStatisticsSource
      getStatisticsImport answerStatisticsImport fileStatisticsImport discardStatisticsImport getStatisticsImportCell downloadStatisticsImport saveIndicatorFiling moveIndicatorFiling
      confirmIndicatorFiling getMeeting downloadMeetingFile downloadMeetingPaper attachMeetingFile`,
  },
  {
    // What stands about a project of Ganxi: its own people, the region-wide, the department of its trade.
    who: without(BUSINESS, ...OTHER_TOWN),
    routes: `getProject listProjectHistory listProjectMonths getProjectProgress traceProject listEvidence getReport
      getProblem downloadProblemFile exportProblemRoll downloadDossier`,
  },
  {
    who: [...OFFICE, 'ganxi-a', 'ganxi-deputy', 'ganxi-head'],
    routes: 'recordStage addMilestones explainNotStarted',
  },
  { who: [...OFFICE, 'ganxi-a', 'ganxi-deputy', 'ganxi-head'], routes: 'attachEvidence withdrawEvidence' },
  { who: ['ganxi-a'], routes: 'saveReportDrafts submitReports' },
  { who: ['ganxi-deputy', 'ganxi-head'], routes: 'passReports confirmReports' },
  {
    who: ['ganxi-a', 'ganxi-deputy', 'ganxi-head', 'ganxi-admin', ...OFFICE],
    routes: 'printConfirmationSheet',
  },
  { who: ['ganxi-a', 'ganxi-deputy', 'ganxi-head', 'ganxi-admin', ...OFFICE], routes: 'fileSignedSheet' },
  { who: ['zjj-review'], routes: 'cosignReports reviewReports' },
  { who: [...OFFICE, 'zjj-review', 'ganxi-deputy', 'ganxi-head'], routes: 'returnReports' },
  { who: [...OFFICE, 'ganxi-a', 'ganxi-head'], routes: 'requestAmendment' },
  {
    who: OFFICE,
    routes: `addProject editProject setMilestoneDate issuePlan setSeasonalWeights amendPrior listImports getImport
      listImportCells listImportRows listImportQuestions listImportFindings downloadAnnotated startImport correctImport
      cancelImport applyImport undoImport takeImportedMonth replayLightRules setImageScales acceptReports
      getReportingOffice listUnitReports openReportingPeriod adjustReportingPeriod setCalendarRules setReportingSteps
      extendDeadline noteReminderReplies remindUnits setIndicators setIndicatorRules setIndicatorSubjects
      setIndicatorTargets setIndicatorMatchRules putEnterprises setThresholds planMeeting proposeMeetingAgenda
      makeMeetingReplyLink draftBulletin editDocument changeReplyDay makeReplyLink draftEconomyPaper setBulletinSettings
      listUpwardTemplates addUpwardTemplate setUpwardMapping fillUpwardTable compareUpwardTable recordUpwardReport
      downloadUpwardReport`,
  },
  {
    who: ['xmb-head'],
    routes: `setStartRedLine turnYear adoptLightRules choosePlanBasis decideAmendment freezePeriod freezeIndicators
      setProblemRules saveMeetingSeries setOutsideMail`,
  },
  // The inspection office and the ladder of supervision.
  {
    who: without(REGION_WIDE),
    routes: 'getTask moveTask downloadTaskFile attachTaskFile listInspections getSourceText',
  },
  {
    who: [...OFFICE, 'liaison2', ...INSPECTION],
    routes: 'proposeTasks proposeSpeechTasks takeSpeechTasks readSpeechFile',
  },
  { who: ['xmb-head', ...INSPECTION], routes: 'listLadderProposals runLadder listLookBackDraws' },
  { who: ['xmb-head', ...INSPECTION], routes: 'drawLookBack decideLadderProposal' },
  { who: INSPECTION, routes: 'planInspection endInspection draftSupervisionBulletin takeReply' },
  { who: ['dcs-head'], routes: 'setLadderRules setInspectionQuota' },
  {
    who: [...OFFICE, ...INSPECTION],
    routes: 'draftSpecialReport recordDecision strikeDecision draftMeetingPaper',
  },
  { who: [...OFFICE, 'leader2', 'liaison2', ...INSPECTION], routes: 'getMeetingLoop' },
  { who: OFFICE, routes: 'moveMeeting orderAhead' },
  // Problems: raised by the units, the reviewers, the office, leaders and whoever signs for them.
  {
    who: without(BUSINESS, 'ganxi-admin', ...INSPECTION, 'zfb-cosign', 'zfb-register'),
    routes: 'raiseProblem',
  },
  { who: without(BUSINESS, ...OTHER_TOWN), routes: 'moveProblem' },
  { who: OFFICE, routes: 'addProblemRoll tickProblemRoll attachProblemFile' },
  // Documents: a draft is seen by the region-wide, worked on by the office.
  {
    who: REGION_WIDE,
    routes: `getDocument downloadDocument listStaleLines getDispatch downloadRoutingSheet listDocumentNumbers
      downloadReplyFile downloadEconomyPaper`,
  },
  {
    who: OFFICE,
    routes: 'actOnDocument keepPaperScan answerUnitCheck acknowledgeDocument replyToDocument attachReplyFile',
  },
  { who: [...OFFICE, 'zfb-cosign', 'zfb-approve'], routes: 'setDocumentParties' },
  { who: ['xmb-head', 'dcs-head'], routes: 'setDocumentWay' },
  // Statistics: a reporter opens the filing of his department; entries of enterprises are kept by their own unit.
  { who: ['ganxi-a', 'zhuping-a'], routes: 'openIndicatorFiling startStatisticsImport' },
  { who: OFFICE, routes: 'tellEnterpriseFigures recordEnterpriseTalk setEntryPaper recordEntry' },
  // Accounts and settings.
  { who: [...GANXI_KEEPERS, 'secadmin'], routes: 'listPersons downloadContacts' },
  {
    who: GANXI_KEEPERS,
    routes: `addPerson addPost endPost resetPassword clearSecondFactor setPersonActive editPerson judgePersonRows addPersons
      downloadPersonTemplate readPersonWorkbook previewHandover openHandover`,
  },
  { who: without(SAMPLE_ACTORS, ...OTHER_TOWN, 'zjj-review'), routes: 'getHandover downloadHandover' },
  { who: GANXI_KEEPERS, routes: 'signHandover closeHandover' },
  { who: ['ganxi-head'], routes: 'endDelegation' },
  {
    who: ['xmb-head', 'sysadmin'],
    routes: 'addOrgs addOrg editOrg orderOrgs downloadOrgTemplate readOrgWorkbook setSponsorWord',
  },
  {
    who: ['xmb-head', 'sysadmin'],
    routes: 'listRobots listOutbox addRobot setRobot tryRobot removeRobot retryMessage',
  },
  {
    who: ['sysadmin'],
    routes: 'setAdministrationMode setNetworkZone setPasswordAge setSecondFactorDemand setIdleAccounts',
  },
  { who: ['sysadmin', 'xmb-head'], routes: 'listFailedJobs repeatJob' },
  { who: ['secadmin', 'auditor'], routes: 'listSecurityAlerts' },
  { who: ['auditor'], routes: 'listAudit' },
];

/**
 * Asked of somebody who may not, these are refused for the state or the content of the thing before it is asked who he is; who may
 * is tried where the thing is in the right state (the verbs' own tests). Here nothing may come of it.
 */
export const REFUSED_BY_STATE = `submitReports passReports confirmReports cosignReports reviewReports returnReports
  printConfirmationSheet acknowledgeDocument replyToDocument attachReplyFile answerUnitCheck moveMeeting orderAhead closeHandover`;

/** Asked for a thing of another county these answer an empty list, or that nothing was removed. */
export const EMPTY_ELSEWHERE = 'listImportCells listImportFindings listOrgChanges listReplyTasks removeView';

/** Files without anybody's figures or names: forms to fill in. */
export const BLANK_FORMS = 'downloadPersonTemplate downloadOrgTemplate';

/**
 * Asked to do something these write nothing into the audit log: proposals and replays that change nothing, drafts that only
 * their signing makes a report (who typed stands in the draft), one's own views and read notices, and what found nothing to do.
 */
export const NOT_AUDITED = `judgePersonRows proposeSpeechTasks replayLightRules saveReportDrafts saveView removeView readNotices
  clearSecondFactor noteReminderReplies`;
