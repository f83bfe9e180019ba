import type { Door } from '../wire/server.js';
import { nationalDoors } from './national-doors.js';
import { directDoor, proxyDoor } from './practice-doors.js';
import type { World } from './world.js';

/** Doors of Spine and of the practices, which stay while the world behind them is made anew. */
export interface SpineDoors {
  readonly doors: readonly Door[];
  /** The world that is there now. */
  world(): World;
  /** Puts a new world in its place. Whoever is waiting for an answer still has it from the one before. */
  renew(): void;
}

function doorsOf(world: World, origin: string): readonly Door[] {
  return [...nationalDoors(world, origin), proxyDoor(world), directDoor(world, origin)];
}

/** Opens the doors on a first world; `make` makes the others. */
export function spineDoors(first: World, make: () => World, origin: string): SpineDoors {
  let world = first;
  let behind = doorsOf(world, origin);
  const standing = (path: string): Door => {
    const door = behind.find((one) => one.path === path);
    if (door === undefined) throw new Error(`There is no door ${path} any more.`);
    return door;
  };
  return {
    doors: behind.map(({ path }) => ({
      path,
      answer: (call, rest) => standing(path).answer(call, rest),
      tooLarge: (call, rest) => standing(path).tooLarge(call, rest),
      failed: (call) => standing(path).failed(call),
    })),
    world: () => world,
    renew: () => {
      world = make();
      behind = doorsOf(world, origin);
    },
  };
}
