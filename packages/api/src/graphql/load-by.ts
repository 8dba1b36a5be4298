import DataLoader from 'dataloader'

/** Loads rows by id, all of a tick in one query; null where there is none. */
export function loadById<Row extends { id: string }>(
  find: (ids: string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await find([...ids])).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? null)
  })
}

/** Loads the rows that belong to each key, in the order in which the query gives them. */
export function loadLists<Row>(
  find: (keys: string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const lists = Map.groupBy(await find([...keys]), keyOf)
    return keys.map((key) => lists.get(key) ?? [])
  })
}

/** Loads the one row that belongs to each key; null where there is none. */
export function loadOne<Row>(
  find: (keys: string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await find([...keys])).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  })
}
