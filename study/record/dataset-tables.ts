import type { Column, Table } from './table.ts';

const DATASET: Column<'dataset'> = ['dataset', 'text', '', "SHA-256 of the dataset's manifest"];
const SEGMENT: Column<'segment'> = ['segment', 'integer', '', 'Number of the segment, from 0'];

/** One segment of a dataset. */
export interface SegmentRow {
  readonly dataset: string;
  readonly segment: number;
  readonly track: number;
  readonly title: string;
  readonly artist: string | null;
  readonly start: number;
  readonly end: number;
}

/** All segments of the datasets that were walked. */
export const SEGMENTS: Table<SegmentRow> = {
  file: 'segments.csv',
  columns: [
    DATASET,
    SEGMENT,
    ['track', 'integer', '', 'Number of its track, from 0'],
    ['title', 'text', '', 'Title of the track'],
    ['artist', 'text', '', 'Its artist; empty where unknown'],
    ['start', 'number', 's', 'Where the segment begins in its track'],
    ['end', 'number', 's', 'Where it ends'],
  ],
};

/** One of a segment's strongest tags. */
export interface TagRow {
  readonly dataset: string;
  readonly segment: number;
  readonly model: string;
  readonly tag: string;
  readonly value: number;
}

/** What the models heard in the segments. */
export const TAGS: Table<TagRow> = {
  file: 'tags.csv',
  columns: [
    DATASET,
    SEGMENT,
    ['model', 'text', '', 'Model that heard it'],
    ['tag', 'text', '', "One of the segment's 5 strongest tags, strongest first"],
    ['value', 'number', '0 to 1', 'Activation of the tag, in steps of 1/255'],
  ],
};

/** Where a segment lies on one map. */
export interface PointRow {
  readonly dataset: string;
  readonly segment: number;
  readonly space: string;
  readonly projection: string;
  readonly axis_x: number;
  readonly axis_y: number;
  readonly x: number;
  readonly y: number;
}

/** All segments on every map that was walked. */
export const POINTS: Table<PointRow> = {
  file: 'points.csv',
  columns: [
    DATASET,
    SEGMENT,
    ['space', 'text', '', 'model/layer'],
    ['projection', 'text', '', 'original or pca'],
    ['axis_x', 'integer', '', "Place of the horizontal axis in the projection's list, from 0"],
    ['axis_y', 'integer', '', "Place of the vertical axis in the projection's list, from 0"],
    ['x', 'number', 'axis units', 'Value on the horizontal axis'],
    ['y', 'number', 'axis units', 'Value on the vertical axis'],
  ],
};

/** A segment on a map that leaves some out. */
export interface ShownRow {
  readonly dataset: string;
  readonly space: string;
  readonly shown: string;
  readonly segment: number;
}

/** What every rule of views.csv leaves on the map. */
export const SHOWN: Table<ShownRow> = {
  file: 'shown.csv',
  columns: [
    DATASET,
    ['space', 'text', '', 'model/layer'],
    ['shown', 'json', '', 'The rule, as views.csv has it'],
    ['segment', 'integer', '', 'Number of a segment that it leaves on the map'],
  ],
};

/** A segment in a space itself, not on a map of it. */
export interface VectorRow {
  readonly dataset: string;
  readonly segment: number;
  readonly space: string;
  readonly vector: string;
}

/** All segments in every space that was walked. */
export const VECTORS: Table<VectorRow> = {
  file: 'vectors.csv',
  columns: [
    DATASET,
    SEGMENT,
    ['space', 'text', '', 'model/layer'],
    ['vector', 'json', '', 'Its values on all dimensions of the space, to 5 digits'],
  ],
};
