import { createHash } from 'node:crypto'
import { Html } from '../html/html.ts'

// The colours are the calendar's.
const CSS = `
:root {
  color-scheme: light dark;
  --canvas: #f4f6f8; --surface: #ffffff; --line: #dbe1e7; --ink: #17212b; --soft: #52606e;
  --accent: #0d6468; --accent-strong: #094b4e; --accent-soft: #dff0ef; --on-accent: #ffffff;
  --success: #176a3a; --danger: #b02318; --shadow: 0 1px 2px rgb(16 24 32 / 6%), 0 8px 24px rgb(16 24 32 / 8%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #0f151b; --surface: #161e26; --line: #293541; --ink: #e7edf3; --soft: #a3b2c0;
    --accent: #63c8c4; --accent-strong: #8adbd7; --accent-soft: #14383a; --on-accent: #06211f;
    --success: #8bdaa6; --danger: #ffb3a8; --shadow: none;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--canvas); color: var(--ink); padding: 32px 16px 48px;
  font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;
  -webkit-text-size-adjust: 100%; overflow-wrap: anywhere;
}
.school, .card, footer { max-width: 560px; margin-inline: auto; }
.school { color: var(--accent); font-weight: 700; font-size: 17px; padding: 0 4px 14px; }
.card {
  background: var(--surface); border: 1px solid var(--line); border-radius: 16px; padding: 32px;
  box-shadow: var(--shadow);
}
h1 { font-size: 27px; line-height: 1.2; letter-spacing: -0.01em; margin-bottom: 10px; text-wrap: balance; }
h1.paid::before, h1.refunded::before { content: '✓ ' / ''; }
h1.paid, h1.refunded { color: var(--success); }
h1.cancelled, h1.lapsed { color: var(--danger); }
section + section { margin-top: 28px; padding-top: 28px; border-top: 1px solid var(--line); }
ul { list-style: none; padding: 0; margin: 22px 0 0; }
li { display: flex; gap: 16px; padding: 16px 0; border-top: 1px solid var(--line); }
.tile {
  flex: none; align-self: flex-start; width: 58px; padding: 8px 0 9px; border-radius: 10px; text-align: center;
  background: var(--accent-soft); color: var(--accent); font-size: 12px; line-height: 1.25;
}
.tile b { display: block; font-size: 23px; line-height: 1.15; }
.when { font-weight: 700; }
.time { font-weight: 700; color: var(--accent); font-variant-numeric: tabular-nums; }
.struck .when, .struck .time { text-decoration: line-through; }
.soft, footer { color: var(--soft); font-size: 14px; }
.total {
  display: flex; justify-content: space-between; align-items: baseline; gap: 16px; padding: 18px 0 0;
  border-top: 2px solid var(--line); color: var(--soft);
}
.total b { color: var(--ink); font-size: 23px; white-space: nowrap; font-variant-numeric: tabular-nums; }
button {
  width: 100%; min-height: 54px; margin-top: 22px; border: 0; border-radius: 12px; cursor: pointer;
  background: var(--accent); color: var(--on-accent); font: inherit; font-size: 18px; font-weight: 700;
}
button:hover { background: var(--accent-strong); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.note { margin-top: 16px; font-size: 14px; color: var(--soft); text-align: center; text-wrap: balance; }
footer { padding: 18px 4px 0; }
@media (max-width: 480px) {
  body { padding: 20px 10px 36px; }
  .card { padding: 24px 18px; }
  h1 { font-size: 24px; }
}
`

/** The page's only style sheet, as an element: the policy knows it by its hash, to the last space. */
export const PAY_PAGE_STYLE = new Html(`<style>${CSS}</style>`)

const hash = createHash('sha256').update(CSS).digest('base64')

/** Nothing but this style sheet and the page's own form: no scripts, no frames, nothing from elsewhere. */
export const PAY_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
