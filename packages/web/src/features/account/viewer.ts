import { shallowRef } from 'vue'
import { apollo } from '../../apollo/client.ts'
import { ViewerQuery, type Viewer } from './viewer.documents.ts'

/** Who is signed in; null while that is unknown or when nobody is. One for the application. */
export const viewer = shallowRef<Viewer | null>(null)

/** Set while the server could not be asked, so that the shell can say so and offer to try again. */
export const viewerProblem = shallowRef<unknown>(null)

/** False when nobody is signed in. True as well while it cannot be found out: that is no reason to sign in anew. */
export async function ensureViewer(): Promise<boolean> {
  return viewer.value !== null || refreshViewer()
}

/** Asks again, as `ensureViewer` does at first; what is known stays until the answer is there. */
export async function refreshViewer(): Promise<boolean> {
  try {
    const { data } = await apollo.query({ query: ViewerQuery, fetchPolicy: 'network-only' })
    viewer.value = data.viewer
    viewerProblem.value = null
    return viewer.value !== null
  } catch (problem) {
    viewerProblem.value = problem
    return true
  }
}

export function rememberViewer(signedIn: Viewer | null): void {
  viewer.value = signedIn
  viewerProblem.value = null
}
