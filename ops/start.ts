/** `hanbeon start`: everything a shop needs on one machine, in one process and its two companions. */
import { Command } from 'commander'

export const startCommand = new Command('start')
  .description('가게를 열어요: 데이터베이스, 샌드박스, 서버, 작업자 — open the shop')
  .option('--no-pages', '화면 없이 API만 — the API without the pages')
  .action(async ({ pages }: { pages: boolean }) => {
    // Commands bring their libraries with them, so that none pays for another.
    const { openShop } = await import('./start/open-shop.ts')
    await openShop({ pages })
  })
