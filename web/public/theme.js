/** Applies the stored theme and language before the first paint, so that no page flashes in the other one. */
try {
  const theme = localStorage.getItem('hanbeon.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('hanbeon.language') === 'en') document.documentElement.lang = 'en'
} catch {
  // Storage is closed: the system's theme and Korean stay.
}
