import { Migration } from '@mikro-orm/migrations'

/**
 * The data of a school. Every table begins with organization_id, every reference between tables carries it,
 * so that a row can never point into another organization.
 *
 * `allocation` is the heart: all that takes somebody's or something's time is one row of it, and its two
 * exclusion constraints make a double booking impossible, whoever writes and however many at once.
 */
export class FirstSchema extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`)

    this.addSql(`
      create table organization (
        id uuid primary key,
        name text not null,
        time_zone text not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        schedule_version integer not null default 0,
        last_order_number integer not null default 0,
        created_at timestamptz not null
      )`)

    this.addSql(`
      create table staff_member (
        organization_id uuid not null references organization (id),
        id uuid not null,
        name text not null,
        email text not null,
        password_hash text null,
        role text not null check (role in ('STAFF', 'ADMINISTRATOR')),
        language text not null check (language in ('EN', 'FR')),
        is_active boolean not null default true,
        primary key (organization_id, id)
      )`)
    // Signing in knows only the address, so it is unique across organizations; stored in lower case.
    this.addSql(`alter table staff_member add constraint staff_member_email_unique unique (email)`)
    this.addSql(
      `alter table staff_member add constraint staff_member_email_lower check (email = lower(email))`,
    )

    this.addSql(`
      create table access_token (
        token_hash text primary key,
        organization_id uuid not null,
        staff_member_id uuid not null,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        foreign key (organization_id, staff_member_id) references staff_member (organization_id, id)
      )`)
    this.addSql(
      `create index access_token_staff_member_index on access_token (organization_id, staff_member_id)`,
    )

    this.addSql(`
      create table client (
        organization_id uuid not null references organization (id),
        id uuid not null,
        name text not null,
        email text null,
        phone text null,
        email_problem text null,
        language text not null check (language in ('EN', 'FR')),
        primary key (organization_id, id)
      )`)

    this.addSql(`
      create table product (
        organization_id uuid not null references organization (id),
        id uuid not null,
        name text not null,
        is_private_lesson boolean not null,
        price integer not null check (price between 0 and 357913941), -- six of them still fit GraphQL's Int
        tax_rate_basis_points integer not null check (tax_rate_basis_points between 0 and 10000),
        buffer_before_minutes integer not null default 0 check (buffer_before_minutes between 0 and 1440),
        buffer_after_minutes integer not null default 0 check (buffer_after_minutes between 0 and 1440),
        color integer not null check (color between 0 and 7),
        is_active boolean not null default true,
        primary key (organization_id, id)
      )`)

    this.addSql(`
      create table resource (
        organization_id uuid not null references organization (id),
        id uuid not null,
        name text not null,
        is_active boolean not null default true,
        primary key (organization_id, id)
      )`)

    // What time can be claimed of: a staff member (same id), or one unit of a resource. Its row is what writers lock.
    this.addSql(`
      create table subject (
        organization_id uuid not null references organization (id),
        id uuid not null,
        staff_member_id uuid null,
        resource_id uuid null,
        unit integer null check (unit >= 1),
        primary key (organization_id, id),
        foreign key (organization_id, staff_member_id) references staff_member (organization_id, id),
        foreign key (organization_id, resource_id) references resource (organization_id, id),
        constraint subject_is_one_of_two check (
          (staff_member_id = id and resource_id is null and unit is null)
          or (staff_member_id is null and resource_id is not null and unit is not null))
      )`)
    this.addSql(
      `alter table subject add constraint subject_unit_unique unique (organization_id, resource_id, unit)`,
    )

    this.addSql(`
      create table working_hours (
        organization_id uuid not null,
        id uuid not null,
        staff_member_id uuid not null,
        weekday integer not null check (weekday between 1 and 7),
        from_minute integer not null check (from_minute >= 0),
        to_minute integer not null check (to_minute <= 1440),
        primary key (organization_id, id),
        foreign key (organization_id, staff_member_id) references staff_member (organization_id, id),
        check (from_minute < to_minute)
      )`)
    this.addSql(
      `create index working_hours_staff_member_index on working_hours (organization_id, staff_member_id)`,
    )

    this.addSql(`
      create table opening_hours (
        organization_id uuid not null references organization (id),
        id uuid not null,
        weekday integer not null check (weekday between 1 and 7),
        from_minute integer not null check (from_minute >= 0),
        to_minute integer not null check (to_minute <= 1440),
        primary key (organization_id, id),
        check (from_minute < to_minute)
      )`)

    this.addSql(`
      create table closure (
        organization_id uuid not null references organization (id),
        id uuid not null,
        first_date date not null,
        last_date date not null,
        reason text null,
        primary key (organization_id, id),
        check (first_date <= last_date)
      )`)

    this.addSql(`
      create table session (
        organization_id uuid not null references organization (id),
        id uuid not null,
        product_id uuid null,
        client_id uuid null,
        activity text null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        status text not null check (status in ('SCHEDULED', 'CANCELLED')),
        rebooking_id uuid null,
        primary key (organization_id, id),
        foreign key (organization_id, product_id) references product (organization_id, id),
        foreign key (organization_id, client_id) references client (organization_id, id),
        check (starts_at < ends_at),
        constraint session_is_product_or_activity check ((product_id is null) <> (activity is null))
      )`)
    this.addSql(
      `create index session_time_index on session using gist (organization_id, tstzrange(starts_at, ends_at))`,
    )
    this.addSql(`create index session_client_index on session (organization_id, client_id)`)
    this.addSql(`create index session_rebooking_index on session (organization_id, rebooking_id)`)

    this.addSql(`
      create table session_staff (
        organization_id uuid not null,
        session_id uuid not null,
        staff_member_id uuid not null,
        primary key (organization_id, session_id, staff_member_id),
        foreign key (organization_id, session_id) references session (organization_id, id),
        foreign key (organization_id, staff_member_id) references staff_member (organization_id, id)
      )`)
    this.addSql(`
      create table session_resource (
        organization_id uuid not null,
        session_id uuid not null,
        resource_id uuid not null,
        primary key (organization_id, session_id, resource_id),
        foreign key (organization_id, session_id) references session (organization_id, id),
        foreign key (organization_id, resource_id) references resource (organization_id, id)
      )`)

    this.addSql(`
      create table unavailability (
        organization_id uuid not null references organization (id),
        id uuid not null,
        staff_member_id uuid null,
        resource_id uuid null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        reason text null,
        primary key (organization_id, id),
        foreign key (organization_id, staff_member_id) references staff_member (organization_id, id),
        foreign key (organization_id, resource_id) references resource (organization_id, id),
        check (starts_at < ends_at),
        constraint unavailability_is_one_of_two check ((staff_member_id is null) <> (resource_id is null))
      )`)
    this.addSql(
      `create index unavailability_time_index on unavailability using gist (organization_id, tstzrange(starts_at, ends_at))`,
    )

    // kind: 1 a session, 2 an unavailability. Rows are here only while they occupy: cancelling deletes them.
    this.addSql(`
      create table allocation (
        organization_id uuid not null,
        id uuid not null,
        subject_id uuid not null,
        kind smallint not null check (kind in (1, 2)),
        during tstzrange not null,
        session_id uuid null,
        unavailability_id uuid null,
        primary key (organization_id, id),
        foreign key (organization_id, subject_id) references subject (organization_id, id),
        foreign key (organization_id, session_id) references session (organization_id, id),
        foreign key (organization_id, unavailability_id) references unavailability (organization_id, id),
        constraint allocation_kind_matches check (
          (kind = 1 and session_id is not null and unavailability_id is null)
          or (kind = 2 and session_id is null and unavailability_id is not null)),
        constraint allocation_during_is_half_open check (
          not isempty(during) and lower_inc(during) and not upper_inc(during)
          and not lower_inf(during) and not upper_inf(during)),
        constraint allocation_no_two_sessions
          exclude using gist (organization_id with =, subject_id with =, during with &&) where (kind = 1),
        constraint allocation_no_session_while_unavailable
          exclude using gist (organization_id with =, subject_id with =, during with &&, kind with <>)
      )`)
    this.addSql(`create index allocation_session_index on allocation (organization_id, session_id)`)
    this.addSql(
      `create index allocation_unavailability_index on allocation (organization_id, unavailability_id)`,
    )

    // The id is the caller's: one id, one rebooking. The versions are those that its making and its undoing had.
    this.addSql(`
      create table rebooking (
        organization_id uuid not null references organization (id),
        id uuid not null,
        source_session_id uuid not null,
        dates date[] not null,
        created_by_id uuid null,
        created_at timestamptz not null,
        schedule_version integer null,
        undone_at timestamptz null,
        undone_version integer null,
        primary key (organization_id, id),
        foreign key (organization_id, source_session_id) references session (organization_id, id),
        foreign key (organization_id, created_by_id) references staff_member (organization_id, id)
      )`)
    this.addSql(`create index rebooking_source_index on rebooking (organization_id, source_session_id)`)
    this.addSql(`
      alter table session add constraint session_rebooking_foreign
        foreign key (organization_id, rebooking_id) references rebooking (organization_id, id)`)

    // The number is given by the last statement of the transaction that makes the order, so that it has no gaps.
    this.addSql(`
      create table orders (
        organization_id uuid not null references organization (id),
        id uuid not null,
        number integer null,
        client_id uuid not null,
        rebooking_id uuid null,
        status text not null check (status in ('PENDING_PAYMENT', 'PAID', 'CANCELLED', 'REFUNDED')),
        currency text not null,
        total integer not null check (total >= 0),
        created_at timestamptz not null,
        paid_at timestamptz null,
        primary key (organization_id, id),
        foreign key (organization_id, client_id) references client (organization_id, id),
        foreign key (organization_id, rebooking_id) references rebooking (organization_id, id)
      )`)
    this.addSql(`alter table orders add constraint orders_number_unique unique (organization_id, number)`)
    this.addSql(
      `alter table orders add constraint orders_rebooking_unique unique (organization_id, rebooking_id)`,
    )
    this.addSql(`create index orders_client_index on orders (organization_id, client_id)`)

    this.addSql(`
      create table order_line (
        organization_id uuid not null,
        id uuid not null,
        order_id uuid not null,
        position integer not null,
        session_id uuid null,
        description text not null,
        price integer not null check (price >= 0),
        tax_rate_basis_points integer not null,
        tax integer not null check (tax >= 0),
        primary key (organization_id, id),
        foreign key (organization_id, order_id) references orders (organization_id, id),
        foreign key (organization_id, session_id) references session (organization_id, id)
      )`)
    this.addSql(
      `alter table order_line add constraint order_line_position_unique unique (organization_id, order_id, position)`,
    )
    this.addSql(`create index order_line_session_index on order_line (organization_id, session_id)`)

    // No token here: it is derived from the order's id under the application's secret (payments/pay-token.ts).
    this.addSql(`
      create table payment_link (
        organization_id uuid not null,
        order_id uuid not null,
        key_version integer not null,
        expires_at timestamptz null,
        created_at timestamptz not null,
        primary key (organization_id, order_id),
        foreign key (organization_id, order_id) references orders (organization_id, id)
      )`)

    // SENDING: a job has it in hand and may have called the mail service; people are told QUEUED.
    this.addSql(`
      create table email_message (
        organization_id uuid not null,
        id uuid not null,
        order_id uuid not null,
        kind text not null check (kind in ('BOOKED', 'CANCELLED')),
        to_address text null,
        language text not null check (language in ('EN', 'FR')),
        subject text not null,
        status text not null check (status in
          ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'WITHDRAWN')),
        problem text null,
        provider_message_id text null,
        leaves_at timestamptz not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (organization_id, id),
        foreign key (organization_id, order_id) references orders (organization_id, id),
        constraint email_message_has_address check (to_address is not null or status in ('FAILED', 'WITHDRAWN'))
      )`)
    this.addSql(`create index email_message_order_index on email_message (organization_id, order_id)`)

    // What the built-in mailbox was handed: the demonstration's stand-in for a mail service.
    this.addSql(`
      create table mailbox_message (
        organization_id uuid not null references organization (id),
        id uuid not null,
        from_address text not null,
        to_address text not null,
        subject text not null,
        html text not null,
        text text not null,
        received_at timestamptz not null,
        primary key (organization_id, id)
      )`)

    this.addSql(`
      create table schedule_change (
        organization_id uuid not null references organization (id),
        version integer not null,
        occurred_at timestamptz not null,
        session_ids uuid[] not null,
        unavailability_ids uuid[] not null,
        removed_unavailability_ids uuid[] not null,
        rules_changed boolean not null,
        primary key (organization_id, version)
      )`)
  }
}
