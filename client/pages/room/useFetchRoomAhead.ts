import { useEffect } from 'react'
import { fetchRoomAhead } from './fetch-ahead.ts'

let begun = false

/** On pages before the room: fetches the room's code once this page has come to rest. */
export function useFetchRoomAhead(): void {
  useEffect(() => {
    if (begun) return
    begun = true
    // The load event means that nothing of this page is outstanding any more.
    if (document.readyState === 'complete') setTimeout(fetchRoomAhead, 500)
    else window.addEventListener('load', () => setTimeout(fetchRoomAhead, 500), { once: true })
  }, [])
}
