/** A product's picture, on its own soft ground; decorative where the name stands beside it. */
import type { JSX } from 'preact'
import './product-picture.css'

type Props = { src: string; alt?: string; size?: 'fill' | 'thumb'; dimmed?: boolean }

export function ProductPicture({ src, alt = '', size = 'fill', dimmed }: Props): JSX.Element {
  return (
    <span class={`product-picture product-picture--${size}`} data-dimmed={dimmed || undefined}>
      {src === '' ? null : (
        <img src={src} alt={alt} width={320} height={320} loading="lazy" decoding="async" />
      )}
    </span>
  )
}
