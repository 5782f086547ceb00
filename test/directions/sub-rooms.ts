/**
 * Rooms whose sub-rooms have an order, from the innermost outwards: each may import itself and those before it. Of
 * the files beside the sub-rooms, it may import those that need no sub-room themselves (a clock, options); the
 * others are the room's face and stand above all sub-rooms.
 */
const SUB_ROOMS: Readonly<Record<string, readonly string[]>> = {
  xrpl: ['protocol', 'transport', 'servers', 'session', 'failover'],
};

interface Place {
  readonly room: string;
  /** Null for a file beside the sub-rooms. */
  readonly subRoom: string | null;
}

/** Where a file of an ordered room stands; null for all others. */
function placeOf(path: string): Place | null {
  const [top, room = '', ...rest] = path.split('/');
  if (top !== 'electron' || !Object.hasOwn(SUB_ROOMS, room)) return null;
  return { room, subRoom: rest.length > 1 ? (rest[0] ?? null) : null };
}

/** True when the file, or what it imports beside the sub-rooms, imports a sub-room. */
function isFace(
  path: string,
  targetsOf: (path: string) => readonly string[],
  seen = new Set<string>(),
): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  return targetsOf(path).some((target) => {
    const place = placeOf(target);
    if (place === null || place.room !== placeOf(path)?.room) return false;
    return place.subRoom !== null || isFace(target, targetsOf, seen);
  });
}

/**
 * Why a file may not import another one of its room, or null when it may.
 *
 * @param targetsOf paths of what a file imports, from the project's root
 */
export function judgeSubRooms(
  file: string,
  target: string,
  targetsOf: (path: string) => readonly string[],
): string | null {
  const from = placeOf(file);
  const to = placeOf(target);
  if (from === null || to === null || from.room !== to.room || from.subRoom === null) return null;
  const order = SUB_ROOMS[from.room] ?? [];
  for (const subRoom of [from.subRoom, to.subRoom]) {
    if (subRoom !== null && !order.includes(subRoom)) {
      return `${subRoom}/ has no place in the order of ${from.room}/: ${order.join(' < ')}`;
    }
  }
  if (to.subRoom === null) {
    return isFace(target, targetsOf) ? `${from.subRoom}/ may not import ${target}, which is above it` : null;
  }
  const isUpward = order.indexOf(to.subRoom) > order.indexOf(from.subRoom);
  return isUpward ? `${from.subRoom}/ may not import ${to.subRoom}/, which is above it` : null;
}
