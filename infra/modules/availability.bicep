// Asks the app from outside, every five minutes, whether it reaches all it needs.
param location string
param tags object
param suffix string
param insightsName string
param actionGroupId string
param appUri string

@description('Where the questions come from. Source: learn.microsoft.com, Application Insights availability tests, location population tags.')
param testLocations string[] = ['emea-nl-ams-azr', 'us-ca-sjc-azr', 'apac-hk-hkn-azr']

@description('How many places must get no answer before somebody is told.')
param failedLocations int = 2

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource ready 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready-${suffix}'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready-${suffix}'
    Name: 'ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [for place in testLocations: { Id: place }]
    Request: {
      RequestUrl: '${appUri}/api/health/ready'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource unready 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'unready-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app does not answer, or does not reach what it needs. What to do: docs/alerts.md#unready'
    severity: 1
    enabled: true
    scopes: [ready.id, insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: ready.id
      componentId: insights.id
      failedLocationCount: failedLocations
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}
