import type {
  AcceptPetition,
  AnswerProposal,
  AskAvoidance,
  ChangeRoute,
  CloseCase,
  CloseHearing,
  CorrectStep,
  DecideAvoidance,
  DecideCompetence,
  DeclinePetition,
  DeliverOpinion,
  DeliverReviewOpinion,
  DirectToProcedure,
  EndProcedure,
  EntrustPetition,
  FailMediation,
  IssueOpinion,
  IssueReviewOpinion,
  MergeCase,
  NameAccusedUnit,
  ObjectToCompetence,
  OpenHearing,
  OpenMediation,
  RecordCarryingOut,
  RecordProcedureResult,
  RecordWork,
  ReferConflict,
  RejectObjection,
  ReportResult,
  RequestReview,
  SettlePetition,
  SucceedUnit,
  TakeBackMaterial,
  TransferPetition,
  UndoMerge,
} from '@anjuan/contracts';

/** The bodies of the steps an officer takes by hand, by the command's name. */
interface Bodies {
  readonly TransferPetition: TransferPetition;
  readonly EntrustPetition: EntrustPetition;
  readonly AcceptPetition: AcceptPetition;
  readonly ObjectToCompetence: ObjectToCompetence;
  readonly TakeBackMaterial: TakeBackMaterial;
  readonly RejectObjection: RejectObjection;
  readonly RecordWork: RecordWork;
  readonly IssueOpinion: IssueOpinion;
  readonly DeliverOpinion: DeliverOpinion;
  readonly CloseCase: CloseCase;
  readonly NameAccusedUnit: NameAccusedUnit;
  readonly ReferConflict: ReferConflict;
  readonly DecideCompetence: DecideCompetence;
  readonly SucceedUnit: SucceedUnit;
  readonly DeclinePetition: DeclinePetition;
  readonly MergeCase: MergeCase;
  readonly UndoMerge: UndoMerge;
  readonly CorrectStep: CorrectStep;
  readonly ReportResult: ReportResult;
  readonly AnswerProposal: AnswerProposal;
  readonly DirectToProcedure: DirectToProcedure;
  readonly RecordProcedureResult: RecordProcedureResult;
  readonly ChangeRoute: ChangeRoute;
  readonly AskAvoidance: AskAvoidance;
  readonly DecideAvoidance: DecideAvoidance;
  readonly OpenMediation: OpenMediation;
  readonly FailMediation: FailMediation;
  readonly SettlePetition: SettlePetition;
  readonly OpenHearing: OpenHearing;
  readonly CloseHearing: CloseHearing;
  readonly RecordCarryingOut: RecordCarryingOut;
  readonly RequestReview: RequestReview;
  readonly IssueReviewOpinion: IssueReviewOpinion;
  readonly DeliverReviewOpinion: DeliverReviewOpinion;
  readonly EndProcedure: EndProcedure;
}

/** A step as it comes in: its name and its body. */
export type Step = { readonly [Type in keyof Bodies]: { readonly type: Type; readonly body: Bodies[Type] } }[keyof Bodies];
