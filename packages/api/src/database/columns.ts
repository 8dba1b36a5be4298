import { p, Type } from '@mikro-orm/core'

/** An instant: `timestamptz` in the database, Date in rows. */
export const timestamp = () => p.datetime().columnType('timestamptz')

/** `date[]` as 'YYYY-MM-DD' strings: a calendar date has no zone, so it never becomes a Date. */
class DateArrayType extends Type<string[], string> {
  override convertToDatabaseValue(dates: string[]): string {
    return `{${dates.join(',')}}`
  }
  override convertToJSValue(value: string | string[]): string[] {
    return Array.isArray(value) ? value : value.slice(1, -1).split(',').filter(Boolean)
  }
  override getColumnType(): string {
    return 'date[]'
  }
  override compareAsType(): string {
    return 'string'
  }
}

/** Calendar dates, 'YYYY-MM-DD'. */
export const dateArray = () => p.type(DateArrayType).$type<string[]>()

/** `uuid[]`. */
class UuidArrayType extends DateArrayType {
  override getColumnType(): string {
    return 'uuid[]'
  }
}

/** Ids of rows in a change. */
export const uuidArray = () => p.type(UuidArrayType).$type<string[]>()

/** A half-open `tstzrange` as PostgreSQL writes it. */
class TimeRangeType extends Type<string, string> {
  override getColumnType(): string {
    return 'tstzrange'
  }
  override compareAsType(): string {
    return 'string'
  }
}

/** A stretch of time, '[start,end)'. */
export const timeRange = () => p.type(TimeRangeType).$type<string>()
