import { readonly, shallowRef, type Ref } from 'vue'

const now = shallowRef(currentSecond())
let isTicking = false

/**
 * The browser's clock in ms since 1970, in whole seconds: one timer for the application, aligned to the second,
 * so that a lesson is over on screen the moment its end is reached.
 */
export function useNow(): Readonly<Ref<number>> {
  if (!isTicking) {
    isTicking = true
    document.addEventListener('visibilitychange', update)
    tick()
  }
  return readonly(now)
}

function currentSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000
}

/** Hidden pages have their timers slowed down: coming back must not wait for the next one. */
function update(): void {
  now.value = currentSecond()
}

function tick(): void {
  update()
  setTimeout(tick, 1000 - (Date.now() % 1000))
}
