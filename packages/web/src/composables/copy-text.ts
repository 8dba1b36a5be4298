/**
 * Puts text on the clipboard; true when it is there. Call it from the click itself, also when the text is still on its
 * way: browsers grant the clipboard to the click, not to what comes later. A promise that fails copies nothing.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    // Absent outside a secure context, on http://192.168… for instance.
    if (navigator.clipboard) await writeToClipboard(text)
    else copyBySelection(await text)
    return true
  } catch {
    return false
  }
}

async function writeToClipboard(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string' || typeof ClipboardItem === 'undefined') {
    return navigator.clipboard.writeText(await text)
  }
  const blob = text.then((known) => new Blob([known], { type: 'text/plain' }))
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}

function copyBySelection(text: string): void {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Inside the open dialog, if there is one: it does not let the focus out.
  const parent = document.activeElement?.closest('[role="dialog"]') ?? document.body
  parent.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (!isCopied) throw new Error('The browser refused to copy')
}
