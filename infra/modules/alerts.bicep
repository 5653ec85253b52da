// What the app's own telemetry must show before somebody is told. Each query returns rows only when something is wrong.
param location string
param tags object
param suffix string
param workspaceId string
param actionGroupId string

// Severity: 0 critical, 1 error, 2 warning, 3 information. A test compares the list with the queries and with docs/alerts.md.
var alerts = [
  {
    name: 'poison-queue'
    query: loadTextContent('../alerts/poison-queue.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'dead-letters'
    query: loadTextContent('../alerts/dead-letters.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'month-not-closed'
    query: loadTextContent('../alerts/month-not-closed.kql')
    severity: 1
    every: 'PT1H'
    window: 'PT2H'
  }
  {
    name: 'sending-stopped'
    query: loadTextContent('../alerts/sending-stopped.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'nothing-sent'
    query: loadTextContent('../alerts/nothing-sent.kql')
    severity: 1
    every: 'PT1H'
    window: 'P1D'
  }
  {
    name: 'gateway-failures'
    query: loadTextContent('../alerts/gateway-failures.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'texts-overdue'
    query: loadTextContent('../alerts/texts-overdue.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'cost-stop'
    query: loadTextContent('../alerts/cost-stop.kql')
    severity: 3
    every: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'server-errors'
    query: loadTextContent('../alerts/server-errors.kql')
    severity: 2
    every: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'silence'
    query: loadTextContent('../alerts/silence.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT30M'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: '${alert.name}-${suffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: 'What it means and what to do: docs/alerts.md#${alert.name}'
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.window
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      actions: {
        actionGroups: [actionGroupId]
      }
    }
  }
]
