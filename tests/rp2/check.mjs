// Test cases in JavaScript: a function given to test() passes unless it throws. The
// last line is `N passed, M failed`.
//
// SPDX-License-Identifier: MIT
const cases = [];

export function test(name, run) {
  cases.push({ name, run });
}

export function same(seen, wanted, what) {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(wanted)];
  if (a !== b) {
    throw new Error(`${what}: ${a}, not ${b}`);
  }
}

export function holds(truth, what) {
  if (!truth) {
    throw new Error(what);
  }
}

export function main() {
  let failed = 0;
  for (const { name, run } of cases) {
    try {
      run();
      console.log(`ok ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}\n${error.stack}`);
    }
  }
  console.log(`${cases.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
