/** The looks of the API's page: a stylesheet of its own, because no style may stand in the page itself. */
export const docsStyle = `:root {
  color-scheme: light dark;
  --text: light-dark(#181d26, #f3f5f8);
  --soft: light-dark(#4b5563, #c0c7d2);
  --line: light-dark(#e6e9ee, #2a303a);
  --sunken: light-dark(#f4f6f9, #0b0d11);
  --ground: light-dark(#ffffff, #101318);
  --link: light-dark(#1a5bdb, #86b3ff);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 60rem;
  padding: 1.5rem 1rem 4rem;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.6 system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Malgun Gothic", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); }
h1 small { color: var(--soft); font-size: 0.9rem; font-weight: 400; }
h2 { margin: 2.5rem 0 0.5rem; border-bottom: 1px solid var(--line); }
h3 { margin: 0; font-size: 1rem; }
h3 a { color: inherit; text-decoration: none; }
h4 { margin: 0.75rem 0 0.25rem; color: var(--soft); font-size: 0.85rem; }
article { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 12px; }
article:target { outline: 2px solid var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; list-style: none; }
code, pre { font: 0.85rem/1.5 ui-monospace, Menlo, Consolas, "Nanum Gothic Coding", monospace; }
pre { margin: 0.25rem 0 0; padding: 0.75rem; overflow: auto; border-radius: 8px; background: var(--sunken); }
.method { display: inline-block; min-width: 4ch; font-weight: 700; }
dl { margin: 0; }
dt { margin-top: 0.5rem; font-weight: 600; }
dt em { color: var(--soft); font-size: 0.8rem; font-style: normal; }
dd { margin: 0; color: var(--soft); }
`
