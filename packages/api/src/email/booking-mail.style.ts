import { Html } from '../html/html.ts'

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
const INK = 'color:#17212b;'
const SOFT = 'color:#52606e;'
const ACCENT = 'color:#0d6468;'
const LINE = '#dbe1e7'

/** Inline, because several mail programs drop style sheets. The colours are the calendar's. */
export const STYLE = {
  body: `margin:0;padding:0;background-color:#f4f6f8;${FONT}-webkit-text-size-adjust:100%;`,
  preheader:
    'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;font-size:1px;line-height:1px;',
  canvas: 'background-color:#f4f6f8;',
  gutter: 'padding:32px 16px;',
  column: 'width:100%;max-width:600px;',
  school: `${FONT}${ACCENT}padding:0 4px 16px;font-size:17px;line-height:24px;font-weight:700;`,
  card: `${FONT}background-color:#ffffff;border:1px solid ${LINE};border-radius:14px;padding:32px;`,
  title: `${FONT}${INK}margin:0 0 16px;font-size:26px;line-height:32px;font-weight:700;letter-spacing:-0.01em;`,
  paragraph: `${FONT}${INK}margin:0 0 12px;font-size:16px;line-height:25px;`,
  list: 'margin:24px 0 0;',
  tileCell: `padding:16px 0;border-top:1px solid ${LINE};`,
  tile: `${FONT}${ACCENT}background-color:#dff0ef;border-radius:10px;padding:8px 0 9px;line-height:1;`,
  tileSmall: 'font-size:12px;line-height:15px;',
  tileDay: 'font-size:23px;line-height:27px;font-weight:700;',
  sessionCell: `${FONT}padding:16px 0 16px 12px;border-top:1px solid ${LINE};font-size:15px;line-height:23px;`,
  when: `${INK}font-size:16px;font-weight:700;`,
  time: `${ACCENT}font-size:16px;font-weight:700;`,
  product: INK,
  people: `${SOFT}font-size:14px;`,
  struck: 'text-decoration:line-through;',
  totalLabel: `${FONT}${SOFT}padding:18px 0 20px;border-top:2px solid ${LINE};font-size:15px;line-height:28px;`,
  total: `${FONT}${INK}padding:18px 0 20px;border-top:2px solid ${LINE};font-size:22px;line-height:28px;font-weight:700;white-space:nowrap;`,
  buttonCell: 'background-color:#0d6468;border-radius:10px;',
  button: `${FONT}display:block;padding:15px 24px;color:#ffffff;font-size:17px;line-height:22px;font-weight:700;text-decoration:none;border-radius:10px;`,
  copy: `${FONT}${SOFT}margin:20px 0 0;font-size:13px;line-height:20px;`,
  address: `${ACCENT}word-break:break-all;`,
  footer: `${FONT}${SOFT}padding:20px 4px 0;font-size:13px;line-height:21px;`,
} as const

/** For the programs that read it: the dark colours, and less room at the sides of a phone. */
export const DARK_AND_NARROW = new Html(`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .r-gutter { padding: 20px 10px !important; }
  .r-card { padding: 24px 18px !important; }
}
@media (prefers-color-scheme: dark) {
  .r-canvas { background-color: #0f151b !important; }
  .r-card { background-color: #161e26 !important; }
  .r-line, .r-line td { border-color: #293541 !important; }
  .r-ink { color: #e7edf3 !important; }
  .r-soft { color: #a3b2c0 !important; }
  .r-accent { color: #63c8c4 !important; }
  .r-tile { background-color: #14383a !important; color: #8adbd7 !important; }
  .r-button { background-color: #63c8c4 !important; }
  .r-on-accent { color: #06211f !important; }
}
</style>`)
