import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./DataTable.module.css";

export type Column<Row> = {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell that names its row. */
  readonly isName?: boolean;
  readonly width?: string;
};

/**
 * A table that becomes a list of cards on a phone. Its roles are written out, because a table that is laid out as
 * blocks loses them.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  isMarked,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  isMarked?: (row: Row) => boolean;
}) {
  return (
    <div className={`card ${styles.frame ?? ""}`}>
      <Table
        className={styles.table}
        role="table"
        aria-label={caption}
        verticalSpacing="sm"
        horizontalSpacing="md"
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th key={column.header} role="columnheader" scope="col" w={column.width}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)} role="row" data-marked={isMarked?.(row) === true ? "" : undefined}>
              {columns.map((column) =>
                column.isName === true ? (
                  <Table.Th key={column.header} role="rowheader" scope="row" className={styles.name}>
                    {column.cell(row)}
                  </Table.Th>
                ) : (
                  <Table.Td key={column.header} role="cell" data-label={column.header}>
                    {column.cell(row)}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
