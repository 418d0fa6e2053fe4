/** Every part of the design language on one page, in both themes side by side. */
import type { JSX } from 'preact'
import { Page } from '../page.tsx'
import { Actions, Choices, Fields } from './controls.tsx'
import './gallery.css'
import { Colours, Sizes } from './foundations.tsx'
import { Overlays, States } from './overlays.tsx'
import { Figures, Lists } from './shown-data.tsx'

export function GalleryPage(): JSX.Element {
  return (
    <Page title="디자인 언어">
      <h1 class="gallery__title" tabIndex={-1}>
        디자인 언어
      </h1>
      <p class="soft">모든 부품을 밝은 화면과 어두운 화면으로 나란히 보여 드려요.</p>
      <div class="gallery">
        {(['light', 'dark'] as const).map((theme) => (
          <section key={theme} class="gallery__theme" data-theme={theme} aria-label={theme}>
            <h2>{theme === 'light' ? '밝은 화면' : '어두운 화면'}</h2>
            <Colours />
            <Sizes />
            <Actions />
            <Fields theme={theme} />
            <Choices theme={theme} />
            <Figures theme={theme} />
            <Lists theme={theme} />
            <States />
            <Overlays theme={theme} />
          </section>
        ))}
      </div>
    </Page>
  )
}
