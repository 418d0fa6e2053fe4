/** The foot of every page: who runs this shop, as the law asks for. */
import type { ComponentChildren, JSX } from 'preact'
import './footer.css'

export type BusinessLine = { label: string; value: string; href?: string }

type Props = { name: string; lines: readonly BusinessLine[]; children?: ComponentChildren }

export function Footer({ name, lines, children }: Props): JSX.Element {
  return (
    <footer class="footer">
      <div class="footer__inner">
        <p class="footer__name">{name}</p>
        <dl class="footer__lines">
          {lines.map((line) => (
            <div key={line.label} class="footer__line">
              <dt>{line.label}</dt>
              <dd>
                {line.href === undefined ? (
                  line.value
                ) : (
                  <a class="link" href={line.href} target="_blank" rel="noreferrer">
                    {line.value}
                  </a>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <div class="footer__links">{children}</div>
      </div>
    </footer>
  )
}
