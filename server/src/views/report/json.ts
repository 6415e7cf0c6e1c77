/**
 * The JSON report, schema version 1: what other programs read.
 *
 * Every key is written out here, so that neither a new field of the model nor the order in which an object was made
 * can change the report. Equal conclusions give equal bytes.
 */
import type {
  Analysis,
  CheckResult,
  Finding,
  Gate,
  Pathway,
  Place,
  Range,
  RouteStep,
  Summary,
} from '../../../../shared/src/model';

export function renderJson(analysis: Analysis, version: string): string {
  const report = {
    schemaVersion: 1,
    tool: { name: 'optgate', version },
    summary: toSummary(analysis.summary),
    checks: analysis.checks.map(toCheck),
    pathways: analysis.pathways.map(toPathway),
    findings: analysis.findings.map(toFinding),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function toSummary(it: Summary) {
  return {
    pathways: it.pathways,
    gated: it.gated,
    confirmed: it.confirmed,
    limited: it.limited,
    ungated: it.ungated,
    exempt: it.exempt,
    filesScanned: it.filesScanned,
    filesNotAnalysed: it.filesNotAnalysed.map(({ file, why }) => ({ file, why })),
  };
}

function toCheck({ id, severity, verdict, sentence }: CheckResult) {
  return { id, severity, verdict, sentence };
}

function toPathway(it: Pathway) {
  return {
    id: it.id,
    ...toPlace(it),
    vendor: it.vendor,
    vendorName: it.vendorName,
    category: it.category,
    ...(it.confidence && { confidence: it.confidence }),
    kind: it.kind,
    surface: it.surface,
    callee: it.callee,
    data: it.data,
    status: it.status,
    reason: it.reason,
    confirmed: it.confirmed,
    gates: it.gates.map(toGate),
    route: it.route.map(toStep),
    routes: { total: it.routes.total, gated: it.routes.gated, capped: it.routes.capped },
  };
}

function toGate(it: Gate) {
  return { ...toPlace(it), text: it.text, kind: it.kind, reads: it.reads };
}

function toStep(it: RouteStep) {
  return { ...toPlace(it), label: it.label };
}

function toFinding({ ruleId, severity, message, pathway, related, ...place }: Finding) {
  return {
    ruleId,
    severity,
    message,
    ...toPlace(place),
    pathway,
    related: related.map((it) => ({ ...toPlace(it), message: it.message })),
  };
}

function toPlace({ file, range }: Place) {
  return { file, range: toRange(range) };
}

function toRange({ start, end }: Range) {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
