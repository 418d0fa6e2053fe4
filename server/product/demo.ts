/** The demo catalogue: six goods and four courses of a small shop, the same on every machine. */

export type DemoProduct = {
  readonly id: string
  readonly kind: 'goods' | 'course'
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly picture: string
  readonly price: number
  readonly listPrice?: number
  readonly stock: number | null
  readonly courseId?: string
  readonly taxFree?: true
  /** Days from the seeding until it is sold no longer. */
  readonly saleDays?: number
}

export const demoSupplierId = 'supplier-phase-n1'

const goods: readonly DemoProduct[] = [
  {
    id: productId(1),
    kind: 'goods',
    name: '달항아리 머그컵',
    summary: '손에 폭 감기는 350ml 백자 머그',
    description:
      '이천의 작은 공방에서 하나씩 물레로 빚었어요. 식기세척기와 전자레인지에 쓸 수 있고, 유약의 결은 컵마다 조금씩 달라요.',
    picture: 'mug',
    price: 18_000,
    listPrice: 22_000,
    stock: 300,
  },
  {
    id: productId(2),
    kind: 'goods',
    name: '매일 메는 캔버스 에코백',
    summary: '노트북까지 들어가는 두툼한 면 가방',
    description:
      '16수 면을 두 겹으로 박아 각이 잘 살아요. 안쪽에 주머니가 두 개 있고, 끈이 길어 겨울 외투 위로도 편하게 멜 수 있어요.',
    picture: 'bag',
    price: 24_000,
    stock: 120,
  },
  {
    id: productId(3),
    kind: 'goods',
    name: '아침 드립백 10개 세트',
    summary: '볶은 지 사흘 안에 보내는 콜롬비아 원두',
    description:
      '고소하고 끝이 깨끗해 매일 마시기 좋아요. 한 봉지씩 질소로 포장해 향이 오래가고, 뜨거운 물 180ml면 충분해요.',
    picture: 'drip',
    price: 12_000,
    stock: 500,
  },
  {
    id: productId(4),
    kind: 'goods',
    name: '실로 묶은 무지 노트',
    summary: '끝까지 펴지는 160쪽 수첩',
    description:
      '실로 엮어 어느 쪽을 펴도 책상에 납작하게 눕고, 만년필 잉크가 뒤로 배지 않는 종이를 골랐어요.',
    picture: 'note',
    price: 9_000,
    stock: 240,
  },
  {
    id: productId(5),
    kind: 'goods',
    name: '한강 밤 포스터 (한 장 남음)',
    summary: '작가 서명이 든 마지막 한 장',
    description:
      '리소그래프로 찍은 A2 포스터예요. 서른 장 가운데 마지막 한 장이 남았고, 다시 찍지 않아요.',
    picture: 'poster',
    price: 35_000,
    stock: 1,
  },
  {
    id: productId(6),
    kind: 'goods',
    name: '자개 조각 열쇠고리',
    summary: '빛에 따라 색이 바뀌는 작은 자개',
    description:
      '나전 작업에서 남은 자개를 모아 만들었어요. 무늬가 모두 달라 받는 날의 작은 즐거움이 돼요.',
    picture: 'keyring',
    price: 6_000,
    stock: 80,
  },
]

const courses: readonly DemoProduct[] = [
  {
    id: productId(101),
    kind: 'course',
    name: '코스 A',
    summary: '처음 여는 온라인 가게, 네 번의 수업',
    description:
      '상품 사진부터 첫 주문을 받는 날까지, 혼자 가게를 여는 순서를 차근차근 따라가요. 수강 기간은 제한이 없어요.',
    picture: 'course-a',
    price: 10_000,
    listPrice: 15_000,
    stock: null,
    courseId: courseId(1),
  },
  {
    id: productId(102),
    kind: 'course',
    name: '결제가 처음인 분을 위한 30분',
    summary: '무료로 듣는 온라인 결제 이야기',
    description:
      '카드를 긁지 않고도 돈이 오가는 길을 그림으로 풀어 드려요. 누구나 무료로 들을 수 있어요.',
    picture: 'course-free',
    price: 0,
    stock: null,
    courseId: courseId(2),
  },
  {
    id: productId(103),
    kind: 'course',
    name: '스무 명만 함께하는 사진 교실',
    summary: '내 상품을 내가 찍는 주말 수업',
    description:
      '휴대폰 하나로 상품 사진을 찍고 고쳐요. 한 사람씩 봐 드리려고 스무 자리만 열었어요.',
    picture: 'course-seats',
    price: 55_000,
    stock: 20,
    courseId: courseId(3),
  },
  {
    id: productId(104),
    kind: 'course',
    name: '얼리버드: 손님을 부르는 글쓰기',
    summary: '지금 신청하는 분께만 드리는 값',
    description:
      '상품 설명과 공지를 읽고 싶은 글로 바꾸는 여덟 번의 수업이에요. 일찍 신청하는 분께 더 좋은 값으로 드려요.',
    picture: 'course-early',
    price: 39_000,
    listPrice: 59_000,
    stock: null,
    courseId: courseId(4),
    saleDays: 30,
  },
]

export const demoProducts: readonly DemoProduct[] = [...goods, ...courses]

/** Fixed ids, so that a link, a test and a screenshot hold on every machine. */
function productId(n: number): string {
  return `0b5e0000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

function courseId(n: number): string {
  return `0b5e0000-0000-4000-9000-${String(n).padStart(12, '0')}`
}
