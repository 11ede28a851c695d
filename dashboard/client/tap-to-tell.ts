// On a touch screen, the first tap on a table shows its sentence; the second opens its page.

export function tellBeforeOpening(rooms: Iterable<HTMLElement>): void {
  if (!matchMedia('(hover: none)').matches) return;
  for (const room of rooms) {
    let told: Element | null = null;
    room.addEventListener('click', (event) => {
      const table = event.target instanceof Element ? event.target.closest('a.table-link') : null;
      if (table === null || table === told) return;
      event.preventDefault();
      told = table;
      if (table instanceof HTMLElement) table.focus();
    });
  }
}
