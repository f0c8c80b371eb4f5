import type { CourseStep } from '../walk/coverage-course.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { effectTables } from './effect-tables.ts';
import { explorerTable } from './explorer-table.ts';
import { segmentTable, tagTable } from './heard-tables.ts';
import { courseTable, flowTable, heatTable, mapTable } from './map-tables.ts';
import { measureTable, sessionTable, walkTable } from './session-tables.ts';
import type { Table } from './table.ts';

/** Every number of the report as tables. */
export function walkTables(
  analysis: WalkAnalysis,
  course: readonly CourseStep[],
): readonly Table[] {
  return [
    sessionTable(analysis),
    walkTable(analysis),
    measureTable(analysis),
    courseTable(course),
    segmentTable(analysis),
    tagTable(analysis),
    mapTable(analysis),
    heatTable(analysis),
    flowTable(analysis),
    ...effectTables(analysis),
    ...(analysis.explorers.length > 0 ? [explorerTable(analysis)] : []),
  ];
}
