import { assignmentOperations } from '@anjuan/assignment';
import { auditOperations } from '@anjuan/audit';
import { classificationOperations } from '@anjuan/classification';
import { intakeOperations } from '@anjuan/intake';
import type { ServiceName } from '@anjuan/service-host';
import type { Operation } from '@anjuan/service-kit';
import { supervisionOperations } from '@anjuan/supervision';

/** The services in the order of the interface's description, each with what it answers. */
export const services: readonly { readonly name: ServiceName; readonly operations: readonly Operation[] }[] = [
  { name: 'intake', operations: intakeOperations },
  { name: 'classification', operations: classificationOperations },
  { name: 'assignment', operations: assignmentOperations },
  { name: 'supervision', operations: supervisionOperations },
  { name: 'audit', operations: auditOperations },
];
