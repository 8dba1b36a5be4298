/** Each gives the rows that break an invariant of the design, over the whole database; none when it holds. */

export const OVERLAPPING_ALLOCATIONS = `
  select a.organization_id, a.subject_id, a.id as one, a.during::text as one_during, b.id as other,
    b.during::text as other_during
  from allocation a
  join allocation b on b.organization_id = a.organization_id and b.subject_id = a.subject_id
    and b.id > a.id and b.during && a.during
  where not (a.kind = 2 and b.kind = 2)`

/**
 * A session owes one claim for each of its staff and one unit of each of its resources, over its own time at least.
 * `nth` tells a second claim on the same one from the first, which is the only one that is owed.
 */
export const ALLOCATIONS_NOT_OWED = `
  with owed as (
    select s.organization_id, s.id as session_id, x.member_id, 1 as nth, tstzrange(s.starts_at, s.ends_at) as lesson
    from session s
    join (
      select organization_id, session_id, staff_member_id as member_id from session_staff
      union all
      select organization_id, session_id, resource_id from session_resource
    ) x on x.organization_id = s.organization_id and x.session_id = s.id
    where s.status = 'SCHEDULED'
  ),
  claimed as (
    select a.organization_id, a.session_id, coalesce(u.staff_member_id, u.resource_id) as member_id, a.during,
      row_number() over (
        partition by a.organization_id, a.session_id, coalesce(u.staff_member_id, u.resource_id)
      ) as nth
    from allocation a
    join subject u on u.organization_id = a.organization_id and u.id = a.subject_id
    where a.kind = 1
  )
  select coalesce(o.session_id, c.session_id) as session_id, coalesce(o.member_id, c.member_id) as member_id,
    o.lesson::text as lesson, c.during::text as during
  from owed o
  full join claimed c on c.organization_id = o.organization_id and c.session_id = o.session_id
    and c.member_id = o.member_id and c.nth = o.nth
  where o.session_id is null or c.session_id is null or not c.during @> o.lesson`

export const INCOMPLETE_REBOOKINGS = `
  select * from (
    select r.id, cardinality(r.dates) as dates, r.schedule_version, r.undone_at is not null as is_undone,
      (r.undone_at is null) = (r.undone_version is null) as is_undone_whole,
      (select count(*) from session s where s.organization_id = r.organization_id and s.rebooking_id = r.id)::int
        as sessions,
      (select count(*) from session s where s.organization_id = r.organization_id and s.rebooking_id = r.id
        and s.status = 'CANCELLED')::int as cancelled,
      (select count(*) from orders o where o.organization_id = r.organization_id and o.rebooking_id = r.id)::int
        as orders,
      (select bool_and(o.number is not null and (r.undone_at is null or o.status = 'CANCELLED')) from orders o
        where o.organization_id = r.organization_id and o.rebooking_id = r.id) as is_order_right,
      (select count(*) from orders o
        join order_line l on l.organization_id = o.organization_id and l.order_id = o.id
        where o.organization_id = r.organization_id and o.rebooking_id = r.id)::int as lines,
      (select count(distinct s.id) from orders o
        join order_line l on l.organization_id = o.organization_id and l.order_id = o.id
        join session s on s.organization_id = l.organization_id and s.id = l.session_id and s.rebooking_id = r.id
        where o.organization_id = r.organization_id and o.rebooking_id = r.id)::int as sessions_with_a_line,
      (select count(*) from orders o
        join payment_link p on p.organization_id = o.organization_id and p.order_id = o.id
        where o.organization_id = r.organization_id and o.rebooking_id = r.id)::int as links,
      (select count(*) from orders o
        join email_message e on e.organization_id = o.organization_id and e.order_id = o.id and e.kind = 'BOOKED'
        where o.organization_id = r.organization_id and o.rebooking_id = r.id)::int as emails
    from rebooking r
  ) found
  where schedule_version is null or not is_undone_whole or not coalesce(is_order_right, false)
    or sessions <> dates or lines <> dates or sessions_with_a_line <> dates
    or cancelled <> case when is_undone then dates else 0 end
    or orders <> 1 or links <> 1 or emails <> 1`

/** Each copy, in order of time, beside the rebooking's date of the same rank. */
export const COPIES = `
  select o.time_zone, to_json(d.date) #>> '{}' as date,
    to_json(c.starts_at) #>> '{}' as starts_at, to_json(c.ends_at) #>> '{}' as ends_at,
    to_json(s.starts_at) #>> '{}' as source_starts_at, to_json(s.ends_at) #>> '{}' as source_ends_at,
    c.id, s.id as source_id,
    c.product_id is not distinct from s.product_id and c.client_id is not distinct from s.client_id
      and array(select staff_member_id from session_staff x
        where x.organization_id = c.organization_id and x.session_id = c.id order by 1)
        = array(select staff_member_id from session_staff x
        where x.organization_id = s.organization_id and x.session_id = s.id order by 1)
      and array(select resource_id from session_resource x
        where x.organization_id = c.organization_id and x.session_id = c.id order by 1)
        = array(select resource_id from session_resource x
        where x.organization_id = s.organization_id and x.session_id = s.id order by 1) as is_alike
  from rebooking r
  join organization o on o.id = r.organization_id
  join session s on s.organization_id = r.organization_id and s.id = r.source_session_id
  join (
    select *, row_number() over (partition by organization_id, rebooking_id order by starts_at) as nth from session
  ) c on c.organization_id = r.organization_id and c.rebooking_id = r.id
  join lateral unnest(r.dates) with ordinality as d(date, nth) on d.nth = c.nth`

export const VERSIONS_WITH_GAPS = `
  select * from (
    select o.id, o.schedule_version, count(c.version)::int as versions, coalesce(min(c.version), 1) as first,
      coalesce(max(c.version), 0) as last
    from organization o left join schedule_change c on c.organization_id = o.id
    group by o.id, o.schedule_version
  ) found
  where versions <> schedule_version or first <> 1 or last <> schedule_version`

export const WRONG_TOTALS = `
  select o.id, o.total, coalesce(sum(l.price), 0)::int as sum_of_lines
  from orders o left join order_line l on l.organization_id = o.organization_id and l.order_id = o.id
  group by o.organization_id, o.id
  having o.total <> coalesce(sum(l.price), 0)`

export const ORDER_NUMBERS_WITH_GAPS = `
  select * from (
    select g.id, g.last_order_number, count(o.number)::int as orders, coalesce(max(o.number), 0) as last
    from organization g left join orders o on o.organization_id = g.id
    group by g.id, g.last_order_number
  ) found
  where orders <> last_order_number or last <> last_order_number`
