import { Migration } from '@mikro-orm/migrations'

/** Links for wall displays: read only, revocable, and like every secret stored as a hash. */
export class WatchLinks extends Migration {
  override up(): void {
    this.addSql(`
      create table watch_link (
        organization_id uuid not null references organization (id),
        id uuid not null,
        name text not null,
        token_hash text not null,
        created_by_id uuid not null,
        created_at timestamptz not null,
        revoked_at timestamptz null,
        primary key (organization_id, id),
        foreign key (organization_id, created_by_id) references staff_member (organization_id, id)
      )`)
    this.addSql(`alter table watch_link add constraint watch_link_token_unique unique (token_hash)`)
  }
}
