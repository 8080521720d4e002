import { parseHref } from '@tanstack/history';
import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { calendarSearch } from '../calendar/search.ts';
import { Crash } from './Crash.tsx';
import { kindOfPath } from './kinds.ts';
import { NotFound } from './NotFound.tsx';
import { takeCalendarDay } from './place.ts';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // A lock leads back to the calendar where it was shown; the program begins with Today.
    const day = takeCalendarDay();
    if (day !== undefined) throw redirect({ to: '/calendar', search: { day }, replace: true });
    throw redirect({ to: '/today', replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: lazyRouteComponent(() => import('../today/TodayScreen.tsx'), 'TodayScreen'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('../calendar/CalendarScreen.tsx'), 'CalendarScreen'),
});

/** The screen of a register stays while its cases come and go beside it: the routes below only add `id` (or `new`). */
const register = createRoute({
  getParentRoute: () => root,
  path: '/$kind',
  beforeLoad: ({ params }) => {
    if (!kindOfPath(params.kind)) throw notFound();
  },
  component: lazyRouteComponent(() => import('../registers/RegisterScreen.tsx'), 'RegisterScreen'),
});
const noCase = createRoute({ getParentRoute: () => register, path: '/' });
const oneCase = createRoute({
  getParentRoute: () => register,
  path: '/$id',
  /** `draft`: the id of a draft to go on with; `form`: the form on the page of the case that it was typed into. */
  validateSearch: ({ draft, form }): { draft?: string; form?: string } =>
    typeof draft === 'string' && typeof form === 'string' ? { draft, form } : {},
});

const differences = createRoute({
  getParentRoute: () => root,
  path: '/differences',
  component: lazyRouteComponent(() => import('../differences/DifferencesScreen.tsx'), 'DifferencesScreen'),
});

/** The table of a file on its way into a register. */
const importing = createRoute({
  getParentRoute: () => root,
  path: '/import/$kind',
  beforeLoad: ({ params }) => {
    if (!kindOfPath(params.kind)) throw notFound();
  },
  component: lazyRouteComponent(() => import('../imports/ImportScreen.tsx'), 'ImportScreen'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: lazyRouteComponent(() => import('../reports/ReportsScreen.tsx'), 'ReportsScreen'),
});

const trail = createRoute({
  getParentRoute: () => root,
  path: '/trail',
  /** `ref`: only entries about a case, by its reference. */
  validateSearch: ({ ref }): { ref?: string } => (typeof ref === 'string' ? { ref } : {}),
  component: lazyRouteComponent(() => import('../reports/TrailScreen.tsx'), 'TrailScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/SettingsScreen.tsx'), 'SettingsScreen'),
});
const firstSettings = createRoute({ getParentRoute: () => settings, path: '/' });
const oneOfSettings = createRoute({ getParentRoute: () => settings, path: '/$part' });

/**
 * Addresses behind the `#`. What stands before it says why the page was loaded and is no part of them: the router's own
 * history would add it to the search of each address.
 */
function addressBehindHash() {
  const { location, history } = window;
  return createBrowserHistory({
    parseLocation: () => parseHref(location.hash.slice(1) || '/', history.state),
    createHref: (href) => `${location.pathname}${location.search}#${href}`,
  });
}

/** The address is kept behind the `#`, since the program's own scheme serves one page. */
export const router = createRouter({
  routeTree: root.addChildren([
    start,
    today,
    calendar,
    differences,
    importing,
    register.addChildren([noCase, oneCase]),
    reports,
    trail,
    settings.addChildren([firstSettings, oneOfSettings]),
  ]),
  history: addressBehindHash(),
  defaultErrorComponent: Crash,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
