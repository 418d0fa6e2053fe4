/** Whether the buyer came back to this document with the browser's back button; true for its first page only. */

let byBack =
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)
    ?.type === 'back_forward'

addEventListener('pageshow', (event) => {
  if (event.persisted) byBack = true
})

export function takeArrivedByBack(): boolean {
  const arrived = byBack
  byBack = false
  return arrived
}
