/** The frame of every page of the window: head, banner, and nothing from anywhere else. */

import { html } from 'hono/html'
import type { Language } from '../data/error-catalogue.ts'
import { texts } from './texts.ts'

export type Html = ReturnType<typeof html>

export function page(language: Language, title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/window/window.css">
</head>
<body>
<header class="banner">${texts[language].testBanner}</header>
<main>${content}</main>
</body>
</html>
`
}

/** A page that only says something, with at most one way on. */
export function notice(language: Language, sentence: string, shopUrl: string | null): Html {
  const link = shopUrl
    ? html`<a class="button primary" href="${shopUrl}">${texts[language].backToShop}</a>`
    : ''
  return page(
    language,
    sentence,
    html`<section class="sheet"><h1>${sentence}</h1>${link}</section>`,
  )
}
