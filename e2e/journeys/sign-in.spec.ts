import { expect, test } from '../support/test.ts'

test('a member of staff signs in and sees the calendar of the school', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('E-mail').fill('staff@cimes.example')
  await page.getByLabel('Password', { exact: true }).fill('reprise-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('École des Cimes').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible()
})

test('a wrong password is refused in words, and the form stays', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('E-mail').fill('staff@cimes.example')
  await page.getByLabel('Password', { exact: true }).fill('something else')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('do not go together')
  await expect(page.getByRole('heading', { name: 'Sign in to your school' })).toBeVisible()
})
