/**
 * Puts the room's chunks, which the built page names in a meta element, into the browser's cache while a person
 * still reads: a room then opens about two seconds earlier. Does nothing where data is to be saved.
 */
export function fetchRoomAhead(): void {
  const names = document.querySelector('meta[name="room-chunks"]')?.getAttribute('content')
  if (!names || savesData()) return
  void (async () => {
    for (const address of names.split(' ')) {
      // One after the other, behind everything that is needed now; what fails is fetched when it is needed.
      await fetch(address, { priority: 'low' }).then(
        (response) => response.arrayBuffer(),
        () => undefined,
      )
    }
  })()
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}
