/**
 * One session with its product, client, staff, resources and units, and the rules that bear on it, in one round trip:
 * it is read under the subjects' locks, so each trip saved shortens the queue behind them.
 * Lists are ordered by name, then id, in the same order on every server (collate "C").
 * Parameters: organization, session.
 */
export const SOURCE = `
  select
    s.id, s.status, to_json(s.starts_at) #>> '{}' as starts_at, to_json(s.ends_at) #>> '{}' as ends_at,
    case when p.id is not null then jsonb_build_object(
      'id', p.id, 'name', p.name, 'price', p.price, 'taxRateBasisPoints', p.tax_rate_basis_points,
      'isPrivateLesson', p.is_private_lesson, 'isActive', p.is_active,
      'bufferBeforeMinutes', p.buffer_before_minutes, 'bufferAfterMinutes', p.buffer_after_minutes) end as product,
    case when c.id is not null then jsonb_build_object(
      'id', c.id, 'name', c.name, 'email', c.email, 'emailProblem', c.email_problem, 'language', c.language
    ) end as client,
    (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'isActive', m.is_active)
        order by m.name collate "C", m.id), '[]')
      from session_staff x
      join staff_member m on m.organization_id = x.organization_id and m.id = x.staff_member_id
      where x.organization_id = s.organization_id and x.session_id = s.id
    ) as staff,
    (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'isActive', r.is_active, 'unitIds', (
        select coalesce(jsonb_agg(u.id order by u.unit), '[]')
        from subject u where u.organization_id = r.organization_id and u.resource_id = r.id
      )) order by r.name collate "C", r.id), '[]')
      from session_resource x
      join resource r on r.organization_id = x.organization_id and r.id = x.resource_id
      where x.organization_id = s.organization_id and x.session_id = s.id
    ) as resources,
    (
      select coalesce(jsonb_agg(jsonb_build_object('staffMemberId', w.staff_member_id, 'weekday', w.weekday,
        'fromMinute', w.from_minute, 'toMinute', w.to_minute)), '[]')
      from session_staff x
      join working_hours w on w.organization_id = x.organization_id and w.staff_member_id = x.staff_member_id
      where x.organization_id = s.organization_id and x.session_id = s.id
    ) as working_hours,
    (
      select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'fromMinute', h.from_minute,
        'toMinute', h.to_minute)), '[]')
      from opening_hours h where h.organization_id = s.organization_id
    ) as opening_hours,
    (
      select coalesce(jsonb_agg(jsonb_build_object('firstDate', k.first_date, 'lastDate', k.last_date)
        order by k.first_date), '[]')
      from closure k where k.organization_id = s.organization_id
    ) as closures,
    jsonb_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone, 'currency', o.currency) as organization
  from session s
  join organization o on o.id = s.organization_id
  left join product p on p.organization_id = s.organization_id and p.id = s.product_id
  left join client c on c.organization_id = s.organization_id and c.id = s.client_id
  where s.organization_id = ? and s.id = ?`
