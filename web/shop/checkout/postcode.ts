/** Kakao's postcode search: its script is fetched on the first click, and given up on after five seconds. */

const scriptUrl = 'https://t1.kakaocdn.net/mapjsapi/bundle/postcode/prod/postcode.v2.js'
const timeoutMs = 5000

/** The part of Kakao's answer that an address needs. */
export type KakaoAddress = {
  zonecode: string
  userSelectedType?: 'R' | 'J'
  roadAddress: string
  jibunAddress: string
  bname?: string
  buildingName?: string
  apartment?: 'Y' | 'N'
}

type Postcode = new (options: {
  oncomplete: (address: KakaoAddress) => void
  width: string
  height: string
}) => { embed: (element: HTMLElement, options?: { autoClose?: boolean }) => void }

type KakaoWindow = Window & { kakao?: { Postcode?: Postcode }; daum?: { Postcode?: Postcode } }

let loading: Promise<Postcode> | undefined

export function loadPostcode(): Promise<Postcode> {
  loading ??= fetchScript().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** `서울 강남구 테헤란로 1 (역삼동, 한번빌딩)` */
export function addressLine(address: KakaoAddress): string {
  if (address.userSelectedType === 'J' && address.jibunAddress !== '') return address.jibunAddress
  const road = address.roadAddress === '' ? address.jibunAddress : address.roadAddress
  const extra = [
    /[동로가]$/.test(address.bname ?? '') ? address.bname : '',
    address.apartment === 'Y' ? address.buildingName : '',
  ].filter((part) => part !== undefined && part !== '')
  return extra.length === 0 ? road : `${road} (${extra.join(', ')})`
}

function fetchScript(): Promise<Postcode> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const giveUp = (): void => {
      script.remove()
      reject(new Error('the address search could not be loaded'))
    }
    const timer = setTimeout(giveUp, timeoutMs)
    script.src = scriptUrl
    script.async = true
    script.onerror = () => {
      clearTimeout(timer)
      giveUp()
    }
    script.onload = () => {
      clearTimeout(timer)
      const { kakao, daum } = window as KakaoWindow
      const postcode = kakao?.Postcode ?? daum?.Postcode
      if (postcode === undefined) giveUp()
      else resolve(postcode)
    }
    document.head.append(script)
  })
}
