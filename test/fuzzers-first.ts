import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Vitest's own order, but the fuzzers begin before the files that they run beside: they last longest. */
export class FuzzersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const order = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const rank = ({ project }: TestSpecification) => (project.name === 'fuzz' ? 0 : 1);
    return sorted.toSorted((one, other) => order(one) - order(other) || rank(one) - rank(other));
  }
}
