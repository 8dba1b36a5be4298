/** A lesson's place in a grid: `x` its column, `y` what orders it within. */
export interface GridPlace {
  readonly x: number
  readonly y: number
}

export type Move = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'First' | 'Last'

/**
 * Where an arrow leads from `current`: up and down within the column, left and right to the lesson nearest in time
 * of the next column that has one. Home and End are the ends of the column, First and Last those of the grid.
 * At an edge it stays where it is. `places` are in the order of the page.
 */
export function moveFocus<P extends GridPlace>(places: readonly P[], current: P, move: Move): P {
  const column = places.filter(({ x }) => x === current.x).toSorted((a, b) => a.y - b.y)
  const index = column.indexOf(current)
  switch (move) {
    case 'ArrowUp':
      return column[index - 1] ?? current
    case 'ArrowDown':
      return column[index + 1] ?? current
    case 'Home':
      return column[0] ?? current
    case 'End':
      return column.at(-1) ?? current
    case 'First':
      return places[0] ?? current
    case 'Last':
      return places.at(-1) ?? current
    case 'ArrowLeft':
      return nearest(places, current, Math.max(...places.map(({ x }) => x).filter((x) => x < current.x)))
    case 'ArrowRight':
      return nearest(places, current, Math.min(...places.map(({ x }) => x).filter((x) => x > current.x)))
  }
}

function nearest<P extends GridPlace>(places: readonly P[], current: P, x: number): P {
  const column = places.filter((place) => place.x === x)
  const distance = (place: P) => Math.abs(place.y - current.y)
  return column.toSorted((a, b) => distance(a) - distance(b))[0] ?? current
}
