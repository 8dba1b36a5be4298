/**
 * All rows of a rebooking in one statement: it runs under the subjects' locks, and half the cost of a booking was
 * round trips. References are checked when the statement ends, so the parts may stand in any order; allocations are
 * inserted in sorted order, so that two bookings meet the constraint in the same order.
 */
export const INSERT_REBOOKING = `
  with
  given as (
    select ?::uuid as organization_id, ?::uuid as rebooking_id, ?::uuid as source_id, ?::uuid as order_id,
      ?::timestamptz as now, ?::integer as total, ?::jsonb as sessions, ?::jsonb as allocations, ?::jsonb as lines,
      ?::jsonb as email
  ),
  source as (
    select s.* from given g join session s on s.organization_id = g.organization_id and s.id = g.source_id
  ),
  new_session as (
    insert into session (organization_id, id, product_id, client_id, starts_at, ends_at, status, rebooking_id)
    select s.organization_id, n.id, s.product_id, s.client_id, n.starts_at, n.ends_at, 'SCHEDULED', g.rebooking_id
    from given g
    cross join source s
    cross join jsonb_to_recordset(g.sessions) as n(id uuid, starts_at timestamptz, ends_at timestamptz)
    returning organization_id, id
  ),
  new_staff as (
    insert into session_staff (organization_id, session_id, staff_member_id)
    select n.organization_id, n.id, x.staff_member_id
    from source s
    join session_staff x on x.organization_id = s.organization_id and x.session_id = s.id
    cross join new_session n
  ),
  new_resource as (
    insert into session_resource (organization_id, session_id, resource_id)
    select n.organization_id, n.id, x.resource_id
    from source s
    join session_resource x on x.organization_id = s.organization_id and x.session_id = s.id
    cross join new_session n
  ),
  new_allocation as (
    insert into allocation (organization_id, id, subject_id, kind, during, session_id)
    select g.organization_id, a.id, a.subject_id, 1, tstzrange(a.starts_at, a.ends_at), a.session_id
    from given g
    cross join jsonb_to_recordset(g.allocations)
      as a(id uuid, session_id uuid, subject_id uuid, starts_at timestamptz, ends_at timestamptz)
    order by a.subject_id, a.starts_at
  ),
  new_order as (
    insert into orders (organization_id, id, client_id, rebooking_id, status, currency, total, created_at)
    select g.organization_id, g.order_id, s.client_id, g.rebooking_id, 'PENDING_PAYMENT', o.currency, g.total, g.now
    from given g cross join source s join organization o on o.id = g.organization_id
  ),
  new_line as (
    insert into order_line
      (organization_id, id, order_id, position, session_id, description, price, tax_rate_basis_points, tax)
    select g.organization_id, l.id, g.order_id, l.position, l.session_id, l.description, l.price, l.tax_rate, l.tax
    from given g
    cross join jsonb_to_recordset(g.lines) as l(
      id uuid, position integer, session_id uuid, description text, price integer, tax_rate integer, tax integer)
  ),
  new_link as (
    insert into payment_link (organization_id, order_id, key_version, created_at)
    select organization_id, order_id, 1, now from given
  )
  insert into email_message (organization_id, id, order_id, kind, to_address, language, subject, status, problem,
    leaves_at, created_at, updated_at)
  select g.organization_id, e.id, g.order_id, 'BOOKED', e.to_address, e.language, e.subject, e.status, e.problem,
    e.leaves_at, g.now, g.now
  from given g
  cross join jsonb_to_record(g.email) as e(
    id uuid, to_address text, language text, subject text, status text, problem text, leaves_at timestamptz)`

/**
 * Goes with RECORD_CHANGE in the transaction's last statement: the order's number and the rebooking's version.
 * Parameters: organization, order, organization, rebooking.
 */
export const CLOSE_REBOOKING = `
  numbered as (
    update orders set number = bumped.last_order_number from bumped where organization_id = ? and orders.id = ?
  ),
  stamped as (
    update rebooking set schedule_version = bumped.schedule_version
    from bumped where organization_id = ? and rebooking.id = ?
  )
  select schedule_version from bumped`
