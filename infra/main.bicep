// Everything that KpiFunctions needs in Azure, in one resource group. A second environment, such as staging, is a second group of the same kind.
targetScope = 'subscription'

@description('Name of the environment; part of every name.')
@minLength(1)
@maxLength(24)
param environmentName string

@description('Region of everything that has one.')
param location string

@description('Addresses that alerts are mailed to.')
param alertEmails string[]

@description('Which provider takes the texts: Azure Communication Services, or one with an HTTP interface.')
@allowed(['acs', 'http'])
param smsGateway string = 'acs'

@description('Number or short code that texts come from; it is bought in the portal once the Communication Services are there.')
param smsSender string = ''

@description('Address of the provider that takes the texts when it is not Communication Services.')
param smsHttpUrl string = ''

@description('What stands before the token in the address of a survey page, such as https://kpi.example.com/api/s; empty for texts without links.')
param surveyLinkAddress string = ''

@description('Where Communication Services keep data at rest.')
param communicationDataLocation string = 'United States'

@description('How many copies of the data there are, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageRedundancy string = 'Standard_ZRS'

@description('Days that deleted blobs can be brought back.')
param undeleteDays int = 30

@description('Days that logs are kept.')
param logRetentionDays int = 90

@description('Gigabytes of logs a day after which no more are taken in; -1 for no limit.')
param logDailyCapGb int = 5

@description('Most instances of the app at once.')
param maximumInstances int = 100

@description('Instances of the app that always run: 1 or more spares people the cold start.')
param alwaysReadyInstances int = 0

@description('Settings of the app besides those that the template makes, or in their place.')
param settings object = {}

@description('Settings whose values lie in the vault: name of the setting to name of the secret.')
param vaultSettings object = {}

@description('Object id of whoever deploys, who puts the secrets into the vault.')
param principalId string = ''

// Letters and digits only, so that every kind of resource takes it.
var short = take(replace(replace(toLower(environmentName), '-', ''), '_', ''), 6)
var suffix = '${short}-${take(uniqueString(subscription().id, environmentName, location), 9)}'
var names = {
  communication: smsGateway == 'acs' ? 'acs-${suffix}' : ''
  identity: 'id-${suffix}'
  insights: 'appi-${suffix}'
  storage: 'kpi${replace(suffix, '-', '')}'
  undelivered: 'undelivered-events'
  vault: 'kv-${suffix}'
}

var tags = {
  'azd-env-name': environmentName
}

// Names of the queues by their settings. A test compares them with the code, and with local.settings.sample.json.
var queues = {
  AppealsQueue: 'appeals'
  RaiseCallsQueue: 'raise-calls'
  ScoreStoreQueue: 'score-store'
  SmsReceivedQueue: 'sms-received'
  SmsReportsQueue: 'sms-reports'
  SurveySendQueue: 'survey-send'
}

var schedules = {
  CloseMonthSchedule: '0 10 * * * *'
  FollowUpSchedule: '0 5 * * * *'
  MeasureQueuesSchedule: '0 */5 * * * *'
  RetentionSchedule: '0 40 3 * * *'
  ScheduleDueTextsSchedule: '0 */15 * * * *'
}

var tables = [
  'Agenda'
  'ApiKeys'
  'Appeals'
  'Audit'
  'Bases'
  'ClosedFacts'
  'Contacts'
  'DailyTexts'
  'DeadLetters'
  'DueTexts'
  'Erasures'
  'Ledger'
  'Questionnaires'
  'Schemes'
  'Scores'
  'Sheets'
  'SmsArrivals'
  'StaffWords'
  'StoreTables'
  'Stores'
  'SurveyLinks'
  'UnclearReplies'
  'UnmatchedReplies'
  'WorkOrderIndex'
  'WorkOrders'
]

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.identity
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    suffix: suffix
    insightsName: names.insights
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    alertEmails: alertEmails
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.storage
    undeliveredContainer: names.undelivered
    workspaceId: monitoring.outputs.workspaceId
    redundancy: storageRedundancy
    undeleteDays: undeleteDays
    tables: tables
    queues: map(items(queues), queue => queue.value)
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.vault
    workspaceId: monitoring.outputs.workspaceId
  }
}

module sms 'modules/sms.bicep' = if (smsGateway == 'acs') {
  scope: group
  params: {
    tags: tags
    suffix: suffix
    workspaceId: monitoring.outputs.workspaceId
    name: names.communication
    storageAccountName: names.storage
    undeliveredContainer: names.undelivered
    smsReceivedQueue: queues.SmsReceivedQueue
    smsReportsQueue: queues.SmsReportsQueue
    dataLocation: communicationDataLocation
  }
  dependsOn: [
    storage
  ]
}

module access 'modules/access.bicep' = {
  scope: group
  params: {
    identityName: names.identity
    storageAccountName: names.storage
    vaultName: names.vault
    insightsName: names.insights
    communicationName: names.communication
    deployerId: principalId
  }
  dependsOn: [
    identity
    monitoring
    sms
    storage
    vault
  ]
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    suffix: suffix
    workspaceId: monitoring.outputs.workspaceId
    identityName: names.identity
    storageAccountName: names.storage
    packageContainer: storage.outputs.packageContainer
    tableUri: storage.outputs.tableUri
    queueUri: storage.outputs.queueUri
    blobUri: storage.outputs.blobUri
    vaultUri: vault.outputs.uri
    insightsConnection: monitoring.outputs.insightsConnection
    queues: queues
    schedules: schedules
    smsGateway: smsGateway
    smsSender: smsSender
    communicationEndpoint: sms.?outputs.endpoint ?? ''
    smsHttpUrl: smsHttpUrl
    surveyLinkAddress: surveyLinkAddress
    settings: settings
    vaultSettings: vaultSettings
    maximumInstances: maximumInstances
    alwaysReadyInstances: alwaysReadyInstances
  }
  // The app starts with its rights.
  dependsOn: [
    access
  ]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    suffix: suffix
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
  }
}

module availability 'modules/availability.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    suffix: suffix
    insightsName: names.insights
    actionGroupId: monitoring.outputs.actionGroupId
    appUri: app.outputs.uri
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = names.vault
output SERVICE_API_NAME string = app.outputs.name
output SERVICE_API_URI string = app.outputs.uri
