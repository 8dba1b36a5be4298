import { AccessTokenRow } from '../auth/access-token.entity.ts'
import { ClientRow } from '../clients/client.entity.ts'
import { EmailMessageRow } from '../email/email-message.entity.ts'
import { MailboxMessageRow } from '../email/mailbox-message.entity.ts'
import { ScheduleChangeRow } from '../live/schedule-change.entity.ts'
import { OrderLineRow } from '../orders/order-line.entity.ts'
import { OrderRow } from '../orders/order.entity.ts'
import { ClosureRow } from '../organization/closure.entity.ts'
import { OpeningHoursRow } from '../organization/opening-hours.entity.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import { PaymentLinkRow } from '../payments/payment-link.entity.ts'
import { ProductRow } from '../products/product.entity.ts'
import { RebookingRow } from '../rebooking/rebooking.entity.ts'
import { ResourceRow } from '../resources/resource.entity.ts'
import { SubjectRow } from '../resources/subject.entity.ts'
import { AllocationRow } from '../schedule/allocation.entity.ts'
import { SessionResourceRow } from '../schedule/session-resource.entity.ts'
import { SessionStaffRow } from '../schedule/session-staff.entity.ts'
import { SessionRow } from '../schedule/session.entity.ts'
import { UnavailabilityRow } from '../schedule/unavailability.entity.ts'
import { StaffMemberRow } from '../staff/staff-member.entity.ts'
import { WatchLinkRow } from '../watch-links/watch-link.entity.ts'
import { WorkingHoursRow } from '../staff/working-hours.entity.ts'

/** Every table of ours. Rows are apart from the API's types, so that a new column is never shown by accident. */
export const entities = [
  AccessTokenRow,
  AllocationRow,
  ClientRow,
  ClosureRow,
  EmailMessageRow,
  MailboxMessageRow,
  OpeningHoursRow,
  OrderLineRow,
  OrderRow,
  OrganizationRow,
  PaymentLinkRow,
  ProductRow,
  RebookingRow,
  ResourceRow,
  ScheduleChangeRow,
  SessionResourceRow,
  SessionRow,
  SessionStaffRow,
  StaffMemberRow,
  SubjectRow,
  UnavailabilityRow,
  WatchLinkRow,
  WorkingHoursRow,
]
