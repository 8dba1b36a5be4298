import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { ensureViewer, viewer } from './features/account/viewer.ts'
import { homeLocation } from './features/schedule/home-location.ts'
import AppShell from './shell/AppShell.vue'
import { isLocalDate } from './time/dates.ts'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      meta: { isPublic: true },
      component: () => import('./features/account/SignInPage.vue'),
    },
    {
      path: '/watch/:token',
      name: 'watch',
      props: true,
      meta: { isPublic: true },
      component: () => import('./features/watch/WatchPage.vue'),
    },
    {
      path: '/',
      component: AppShell,
      children: [
        // The shell shows what stands in the way while the viewer, and with it the school's today, is unknown.
        {
          path: '',
          name: 'home',
          beforeEnter: () => !viewer.value || homeLocation(viewer.value),
          component: {},
        },
        {
          path: ':view(day|week|agenda)/:date',
          name: 'calendar',
          props: true,
          beforeEnter: goHomeWithoutDate,
          component: () => import('./features/schedule/CalendarPage.vue'),
        },
        {
          path: 'orders/:id',
          name: 'order',
          props: true,
          component: () => import('./features/orders/OrderPage.vue'),
        },
        { path: 'mailbox', name: 'mailbox', component: () => import('./features/mailbox/MailboxPage.vue') },
        {
          path: 'displays',
          name: 'displays',
          component: () => import('./features/watch-links/DisplaysPage.vue'),
        },
        { path: ':rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue') },
      ],
    },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta['isPublic']) return true
  const isKnown = await ensureViewer()
  return isKnown ? true : { name: 'sign-in', query: { return: to.fullPath } }
})

function goHomeWithoutDate(to: RouteLocationNormalized) {
  return isLocalDate(String(to.params['date'])) || { name: 'home' }
}
