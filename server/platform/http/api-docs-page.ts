/** The page of the API's description: every operation by its tag, then every shape; plain HTML without a script. */
import { html } from 'hono/html'
import type { OpenApiDocument } from './api-docs.ts'
import { fieldsOf, schemaText } from './api-docs-schema.ts'
import type { Language } from './language.ts'

type Html = ReturnType<typeof html>
type PathItem = NonNullable<OpenApiDocument['paths']>[string]
type Operation = NonNullable<PathItem['get']>
type Entry = { method: string; path: string; operation: Operation }

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

const words = {
  ko: {
    title: 'hanbeon API',
    intro: '한번의 모든 화면이 쓰는 API예요. 요청을 검사하는 것과 같은 정의에서 만들었어요.',
    machine: '프로그램용 OpenAPI 3.1 문서',
    other: 'English',
    query: '주소에 담는 값',
    body: '보내는 내용',
    answers: '응답',
    shapes: '자료 모양',
    required: '필수',
    everything: '목차',
  },
  en: {
    title: 'hanbeon API',
    intro:
      'The API that every page of hanbeon uses, made from the schemas that check each request.',
    machine: 'OpenAPI 3.1 document for programs',
    other: '한국어',
    query: 'In the address',
    body: 'Body',
    answers: 'Answers',
    shapes: 'Shapes',
    required: 'required',
    everything: 'Contents',
  },
} as const satisfies Record<Language, Record<string, string>>
type Words = (typeof words)[Language]

export function docsPage(document: OpenApiDocument, language: Language): Html {
  const w = words[language]
  const tags = [...byTag(document)]
  const shapes = Object.entries(document.components?.schemas ?? {})
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title}</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<header>
<h1>${w.title} <small>${document.info.version}</small></h1>
<p>${w.intro}</p>
<p><a href="/api/openapi.json">${w.machine}</a> · <a href="?lang=${language === 'ko' ? 'en' : 'ko'}">${w.other}</a></p>
</header>
<nav aria-label="${w.everything}">
<ul>${tags.map(([tag]) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}<li><a href="#shapes">${w.shapes}</a></li></ul>
</nav>
<main>
${tags.map(
  ([tag, entries]) => html`<section id="tag-${tag}"><h2>${tag}</h2>
${entries.map((entry) => operationPart(entry, w))}</section>`,
)}
<section id="shapes"><h2>${w.shapes}</h2>
${shapes.map(
  ([name, schema]) => html`<article id="shape-${name}"><h3>${name}</h3>
<pre tabindex="0">${schemaText(schema)}</pre></article>`,
)}
</section>
</main>
</body>
</html>`
}

function byTag(document: OpenApiDocument): Map<string, Entry[]> {
  const tags = new Map<string, Entry[]>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item[method]
      if (operation === undefined) continue
      const tag = operation.tags?.[0] ?? 'api'
      tags.set(tag, [...(tags.get(tag) ?? []), { method: method.toUpperCase(), path, operation }])
    }
  }
  return tags
}

function operationPart({ method, path, operation }: Entry, w: Words): Html {
  const id = `${method}-${path}`.replace(/[^A-Za-z0-9]+/g, '-')
  const body =
    operation.requestBody !== undefined && 'content' in operation.requestBody
      ? Object.values(operation.requestBody.content)[0]?.schema
      : undefined
  const parameters = fieldsOf(operation.parameters ?? [])
  return html`<article id="${id}">
<h3><a href="#${id}"><code class="method ${method.toLowerCase()}">${method}</code> <code>${path}</code></a></h3>
<p>${operation.summary ?? ''}</p>
${
  parameters.length === 0
    ? ''
    : html`<h4>${w.query}</h4><dl>${parameters.map(
        (
          field,
        ) => html`<dt><code>${field.name}</code>${field.required ? html` <em>${w.required}</em>` : ''}</dt>
<dd><code>${schemaText(field.schema)}</code> ${field.description ?? ''}</dd>`,
      )}</dl>`
}
${body === undefined ? '' : html`<h4>${w.body}</h4><pre tabindex="0">${schemaText(body)}</pre>`}
<h4>${w.answers}</h4>
<dl>${Object.entries(operation.responses ?? {}).map(([status, answer]) => answerPart(status, answer))}</dl>
</article>`
}

function answerPart(status: string, answer: unknown): Html {
  const { description, schema } = answerOf(answer)
  return html`<dt><code>${status}</code></dt>
<dd>${description}${schema === undefined ? '' : html`<pre tabindex="0">${schemaText(schema)}</pre>`}</dd>`
}

function answerOf(answer: unknown): { description: string; schema?: unknown } {
  if (typeof answer !== 'object' || answer === null) return { description: '' }
  const description = 'description' in answer ? String(answer.description) : ''
  if (!('content' in answer) || typeof answer.content !== 'object' || answer.content === null)
    return { description }
  const media: unknown = Object.values(answer.content)[0]
  const hasSchema = typeof media === 'object' && media !== null && 'schema' in media
  return { description, schema: hasSchema ? media.schema : undefined }
}
